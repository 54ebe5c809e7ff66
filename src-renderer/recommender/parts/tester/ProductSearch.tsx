import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Product } from '../../answers.ts'
import { useProducts } from '../../queries.ts'

interface Props {
  run: string | undefined
  onPick: (product: Product) => void
}

const TYPED_MS = 150

/** Finds a product of the run by words of its label or by its number, best sellers first. */
export function ProductSearch({ run, onPick }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), TYPED_MS)
  const found = useProducts(run, search)
  const products = found.data?.products ?? []
  const pick = (id: string | null) => {
    const product = products.find(({ product_id }) => String(product_id) === id)
    if (product) onPick(product)
    setTyped('')
  }
  return (
    <Select
      aria-label={t('recommender.tester.add')}
      placeholder={t('recommender.tester.addHint')}
      leftSection={<IconSearch size={14} />}
      rightSection={<span />}
      searchable
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={pick}
      data={products.map(({ product_id, label }) => ({ value: String(product_id), label: label ?? String(product_id) }))}
      filter={({ options }) => options}
      nothingFoundMessage={found.isFetching ? t('ui.loading') : t('recommender.tester.noProduct')}
      maxDropdownHeight={320}
      renderOption={({ option }) => {
        const product = products.find(({ product_id }) => String(product_id) === option.value)
        return (
          <span style={{ minWidth: 0 }}>
            <span className="ell" style={{ display: 'block' }}>
              {option.label}
            </span>
            <span className="tiny t3">
              {product?.gamme && `${product.gamme} · `}
              <span className="mono">{option.value}</span>
            </span>
          </span>
        )
      }}
    />
  )
}
