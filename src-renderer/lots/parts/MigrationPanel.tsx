import { useTranslation } from 'react-i18next'
import { ChartFrame, MatrixHeat, useFormat } from '#ui'
import type { Comparison } from '../answers.ts'

/** From which cluster to which: rows of the first run, columns of the second. */
export function MigrationPanel({ answer }: { answer: Comparison }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { run_a, run_b, clusters_a, clusters_b, migration } = answer
  const name = (id: number) => t('lots.run.cluster', { id: String(id) })
  const edge = (id: number) => ({ key: String(id), label: name(id), category: id })
  const label = t('lots.compare.migrationFinding', {
    share: format.share(answer.kept_share, 1),
    rand: format.number(answer.adjusted_rand, 3),
  })
  return (
    <ChartFrame
      title={t('lots.compare.migration')}
      hint={t('lots.compare.migrationHint', { a: String(run_a), b: String(run_b) })}
      label={label}
      values={{
        columns: [
          { header: t('lots.compare.clusterIn', { run: String(run_a) }) },
          ...clusters_b.map((id) => ({ header: `${t('lots.runNumber', { run: String(run_b) })}, ${name(id)}`, digits: 0 })),
        ],
        rows: clusters_a.map((id, row) => [name(id), ...migration[row]]),
      }}
      fileName={`lots-${run_a}-${run_b}-migration`}
    >
      <MatrixHeat
        label={label}
        corner={t('lots.compare.corner', { a: String(run_a), b: String(run_b) })}
        rows={clusters_a.map(edge)}
        columns={clusters_b.map(edge)}
        values={migration}
        print={(n) => format.number(n)}
        scale="magnitude"
        limit={Math.max(1, ...migration.flat())}
      />
    </ChartFrame>
  )
}
