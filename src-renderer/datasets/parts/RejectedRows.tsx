import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Loaded, Table, type TableColumn, useFormat } from '#ui'
import type { Column, RejectedCell } from '../answers.ts'
import { LONGEST_PAGE, useExportRejected, useRejected } from '../queries.ts'
import { FileError } from './FileError.tsx'
import { useReason } from './use-reason.ts'

interface Props {
  dataset: string
  version?: number
  columns: readonly Column[]
}

/** The rows that were set aside: where they stand, why, and what they hold. */
export function RejectedRows({ dataset, version, columns }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const query = useRejected(dataset, version, true)
  const save = useExportRejected()
  const reasonOf = useReason(columns)
  const shown = useMemo<TableColumn<RejectedCell>[]>(
    () => [
      { id: 'row', header: t('datasets.row'), kind: 'number', digits: 0, width: 88, value: (cell) => cell.row },
      { id: 'line', header: t('datasets.line'), kind: 'number', digits: 0, width: 116, value: (cell) => cell.line },
      { id: 'column', header: t('datasets.column'), kind: 'text', width: 150, value: (cell) => cell.column, render: (cell) => cell.column },
      { id: 'value', header: t('datasets.value'), kind: 'text', width: 150, value: (cell) => cell.value, render: (cell) => cell.value },
      { id: 'reason', header: t('datasets.reason'), kind: 'text', width: 420, value: reasonOf },
      {
        id: 'cells',
        header: t('datasets.cells'),
        kind: 'text',
        width: 420,
        value: (cell) => cell.cells.map((text) => text ?? '').join(' · '),
      },
    ],
    [t, reasonOf],
  )
  return (
    <>
      {save.error && <FileError error={save.error} />}
      <Loaded query={query}>
        {({ rejected, rejected_rows, total }) => (
          <Table
            label={t('datasets.rejectedRows')}
            title={t('datasets.rejectedRows')}
            note={
              total > LONGEST_PAGE
                ? t('datasets.firstListed', { shown: format.number(LONGEST_PAGE), total })
                : t('datasets.rejectedNote', { count: rejected_rows })
            }
            columns={shown}
            rows={rejected}
            rowId={(cell) => `${cell.row} ${cell.column}`}
            onExport={() => save.mutate({ dataset, version })}
          />
        )}
      </Loaded>
    </>
  )
}
