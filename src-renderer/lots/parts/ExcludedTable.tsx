import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState, Loaded, Table, type TableColumn } from '#ui'
import type { ExcludedLot, Run } from '../answers.ts'
import { useExcluded } from '../queries.ts'
import { useFeatures } from './use-features.ts'

/** Lots that passed the filters but miss a value of a used feature. */
export function ExcludedTable({ run, tools }: { run: Run; tools: ReactNode }) {
  const { t } = useTranslation()
  const words = useFeatures()
  const excluded = useExcluded(run.run_id, true)
  const columns = useMemo(
    (): TableColumn<ExcludedLot>[] => [
      { id: 'code_lot', header: t('lots.columns.code_lot'), kind: 'id', width: 120, value: (lot) => lot.code_lot },
      {
        id: 'missing',
        header: t('lots.columns.missing'),
        kind: 'text',
        width: 420,
        value: (lot) => lot.missing.map(words.label).join(', '),
      },
    ],
    [t, words],
  )
  return (
    <Loaded query={excluded}>
      {({ excluded: rows, total }) =>
        total === 0 ? (
          <>
            <div className="toolbar">
              <h2>{t('lots.run.excluded')}</h2>
              <span className="end row">{tools}</span>
            </div>
            <EmptyState title={t('lots.run.noneExcluded')}>{t('lots.run.noneExcludedBody')}</EmptyState>
          </>
        ) : (
          <Table
            label={t('lots.run.excluded')}
            title={t('lots.run.excluded')}
            note={t('lots.run.excludedNote', { count: total })}
            tools={tools}
            columns={columns}
            rows={rows}
            rowId={(lot) => lot.lot_id}
            fileName={`lots-${run.run_id}-excluded.csv`}
          />
        )
      }
    </Loaded>
  )
}
