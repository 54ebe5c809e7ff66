import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '#ui'
import type { BasketItem } from '../../basket.ts'
import { useEnrich } from '../../queries.ts'
import { useCases } from '../evaluation/queries.ts'

interface Props {
  run: string | undefined
  onOpen: (products: readonly BasketItem[], profession: string | null) => void
}

/** Puts the basket of a saved case into the tester. */
export function CaseList({ run, onOpen }: Props) {
  const { t } = useTranslation()
  const cases = useCases().data?.cases ?? []
  const enrich = useEnrich()
  if (cases.length === 0) return null
  const open = (name: string | null) => {
    const chosen = cases.find((one) => one.name === name)
    if (!chosen) return
    const bare = (product_id: string): BasketItem => ({ product_id, label: null, gamme: null })
    enrich.mutate(
      { run, product_ids: chosen.product_ids },
      {
        onSuccess: ({ products, unknown_products }) => onOpen([...products, ...unknown_products.map(bare)], chosen.profession),
      },
    )
  }
  return (
    <div style={{ marginTop: 8 }}>
      <Select
        aria-label={t('recommender.cases.open')}
        placeholder={t('recommender.cases.open')}
        value={null}
        onChange={open}
        data={cases.map(({ name }) => name)}
        searchable={cases.length > 8}
      />
      <ErrorNote error={enrich.error} />
    </div>
  )
}
