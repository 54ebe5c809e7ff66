import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Table, type TableColumn } from '#ui'
import type { Column } from '../answers.ts'
import { TypeMark } from './TypeMark.tsx'
import { useWrittenFormat } from './use-written-format.ts'

/** The columns of a dataset, one a row. */
export function ColumnsOfDataset({ columns, rows }: { columns: readonly Column[]; rows: number }) {
  const { t } = useTranslation()
  const written = useWrittenFormat()
  const shown = useMemo<TableColumn<Column>[]>(
    () => [
      { id: 'name', header: t('datasets.column'), kind: 'text', width: 220, value: ({ name }) => name },
      {
        id: 'type',
        header: t('datasets.type'),
        kind: 'text',
        value: ({ type }) => t(`datasets.types.${type}`),
        render: ({ type }) => <TypeMark type={type} />,
        definition: t('datasets.definitions.type'),
      },
      {
        id: 'format',
        header: t('datasets.written'),
        kind: 'id',
        width: 160,
        value: ({ format }) => format && written(format),
        render: ({ format }) => <span className="mono">{written(format)}</span>,
        definition: t('datasets.definitions.written'),
      },
      {
        id: 'missing',
        header: t('datasets.missing'),
        kind: 'number',
        digits: 0,
        value: ({ missing }) => missing,
        definition: t('datasets.definitions.missing'),
      },
      {
        id: 'missing_share',
        header: t('datasets.missingShare'),
        kind: 'share',
        digits: 1,
        width: 150,
        value: ({ missing }) => (rows > 0 ? missing / rows : null),
        definition: t('datasets.definitions.missingShare'),
      },
      {
        id: 'distinct',
        header: t('datasets.distinct'),
        kind: 'number',
        digits: 0,
        value: ({ distinct }) => distinct,
        definition: t('datasets.definitions.distinct'),
      },
    ],
    [t, rows, written],
  )
  return <Table label={t('datasets.columns')} columns={shown} rows={columns} rowId={({ name }) => name} fileName="columns.csv" />
}
