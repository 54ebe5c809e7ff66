import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote, useToasts } from '#ui'
import { AUTO, NONE } from '../../tester-form.ts'
import { useSaveCase } from '../evaluation/queries.ts'
import { ProductSearch } from './ProductSearch.tsx'

interface Props {
  opened: boolean
  onClose: () => void
  products: readonly (string | number)[]
  profession: string
  /** Among whose products the expected ones are sought. */
  run: string | undefined
}

/** A basket under a name, asked again after each training; what should be among its suggestions is optional. */
export function CaseDialog({ opened, onClose, products, profession, run }: Props) {
  const { t } = useTranslation()
  const { show } = useToasts()
  const save = useSaveCase()
  const [name, setName] = useState('')
  const [expected, setExpected] = useState<readonly { product_id: string | number; label: string | null }[]>([])
  const close = () => {
    setName('')
    setExpected([])
    save.reset()
    onClose()
  }
  const confirm = () =>
    save.mutate(
      {
        name: name.trim(),
        product_ids: products.map(String),
        profession: profession === AUTO || profession === NONE ? undefined : profession,
        expected: expected.map(({ product_id }) => String(product_id)),
      },
      {
        onSuccess: () => {
          show(t('recommender.cases.saved', { name: name.trim() }))
          close()
        },
      },
    )
  return (
    <Modal opened={opened} onClose={close} title={t('recommender.cases.title')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <div className="stack">
        <p>{t('recommender.cases.body', { count: products.length })}</p>
        <TextInput
          label={t('recommender.cases.name')}
          aria-label={t('recommender.cases.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <div>
          <p className="small med">{t('recommender.cases.expected')}</p>
          <ProductSearch
            run={run}
            onPick={(product) => setExpected((all) => (all.some((one) => one.product_id === product.product_id) ? all : [...all, product]))}
          />
          <p className="small t2">
            {expected.map(({ label, product_id }) => label ?? product_id).join(', ') || t('recommender.cases.noneExpected')}
          </p>
        </div>
        <ErrorNote error={save.error} />
        <div className="row">
          <Button className="end" onClick={close}>
            {t('runs.cancel')}
          </Button>
          <Button variant="filled" disabled={name.trim() === '' || products.length === 0} loading={save.isPending} onClick={confirm}>
            {t('recommender.tester.saveCase')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
