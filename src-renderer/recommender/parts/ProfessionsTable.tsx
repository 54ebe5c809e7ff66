import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Table, type TableColumn } from '#ui'
import type { DataCheck } from '../answers.ts'

type Profession = DataCheck['professions'][number]

/** Who buys: baskets and products of each profession. */
export function ProfessionsTable({ check }: { check: DataCheck }) {
  const { t } = useTranslation()
  const columns = useMemo(
    (): TableColumn<Profession>[] => [
      { id: 'profession', header: t('recommender.profession'), kind: 'text', width: 116, value: (row) => row.profession },
      { id: 'rows', header: t('recommender.columns.baskets'), kind: 'number', digits: 0, width: 76, value: (row) => row.rows },
      {
        id: 'share',
        header: t('recommender.columns.share'),
        kind: 'share',
        digits: 1,
        width: 118,
        definition: t('recommender.definitions.profession_share'),
        value: (row) => row.share,
      },
      { id: 'products', header: t('recommender.columns.items'), kind: 'number', digits: 0, width: 84, value: (row) => row.products },
    ],
    [t],
  )
  return (
    <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', minHeight: 320 }}>
      <Table
        label={t('recommender.check.professions')}
        title={t('recommender.check.professions')}
        columns={columns}
        rows={check.professions}
        rowId={(row) => row.profession}
        fileName="recommender-professions.csv"
      />
    </div>
  )
}
