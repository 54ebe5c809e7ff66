import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState, Loaded, Table, type TableColumn, useFormat } from '#ui'
import type { ExcludedDfu, Run } from '../answers.ts'
import { useExcluded } from '../queries.ts'
import { inLanguage } from '../view.ts'

/** DFUs that were left out, each with its reason. */
export function ExcludedTable({ run, tools }: { run: Run; tools: ReactNode }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const excluded = useExcluded(run.run_id)
  const columns = useMemo(
    (): TableColumn<ExcludedDfu>[] => [
      { id: 'dfu', header: t('dfu.columns.dfu_id'), kind: 'id', width: 200, value: (row) => row.dfu },
      {
        id: 'n_months',
        header: t('dfu.columns.n_months'),
        kind: 'number',
        digits: 0,
        width: 90,
        definition: t('dfu.definitions.n_months'),
        value: (row) => row.n_months,
      },
      {
        id: 'reason',
        header: t('dfu.columns.reason'),
        kind: 'text',
        width: 480,
        value: (row) => inLanguage(language, row.reason, row.reason_fr),
      },
    ],
    [t, language],
  )
  return (
    <Loaded query={excluded}>
      {({ excluded: rows, total }) =>
        total === 0 ? (
          <>
            <div className="toolbar">
              <h2>{t('dfu.run.excluded')}</h2>
              <span className="end row">{tools}</span>
            </div>
            <EmptyState title={t('dfu.run.noneExcluded')}>{t('dfu.run.noneExcludedBody')}</EmptyState>
          </>
        ) : (
          <Table
            label={t('dfu.run.excluded')}
            title={t('dfu.run.excluded')}
            note={t('dfu.run.excludedNote', { count: total })}
            tools={tools}
            columns={columns}
            rows={rows}
            rowId={(row) => row.dfu}
            fileName={`dfu-${run.run_id}-excluded.csv`}
          />
        )
      }
    </Loaded>
  )
}
