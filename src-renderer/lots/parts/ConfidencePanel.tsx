import { useTranslation } from 'react-i18next'
import { CategoryHistograms, ChartFrame, Loaded, useFormat } from '#ui'
import type { Confidence } from '../answers.ts'
import { useConfidence } from '../queries.ts'

/** How sure the run is of its lots, cluster by cluster. */
export function ConfidencePanel({ run_id }: { run_id: number }) {
  return <Loaded query={useConfidence(run_id)}>{(confidence) => <Histograms confidence={confidence} />}</Loaded>
}

function Histograms({ confidence: { run_id, clusters, edges, low } }: { confidence: Confidence }) {
  const { t } = useTranslation()
  const format = useFormat()
  const sorted = [...clusters].sort((a, b) => a.avg_confidence - b.avg_confidence)
  const [least, most] = [sorted[0], sorted[sorted.length - 1]]
  const label = t('lots.run.confidenceFinding', {
    low: format.number(least.avg_confidence, 2),
    lowCluster: String(least.cluster_id),
    high: format.number(most.avg_confidence, 2),
    highCluster: String(most.cluster_id),
  })
  return (
    <ChartFrame
      title={t('lots.run.confidence')}
      hint={t('lots.run.confidenceHint')}
      label={label}
      values={{
        columns: [
          { header: t('lots.run.confidenceFrom'), digits: 2 },
          { header: t('lots.run.confidenceTo'), digits: 2 },
          ...clusters.map(({ cluster_id }) => ({ header: t('lots.run.cluster', { id: String(cluster_id) }) })),
        ],
        rows: edges.slice(1).map((edge, bin) => [edges[bin], edge, ...clusters.map(({ counts }) => counts[bin])]),
      }}
      fileName={`lots-${run_id}-confidence`}
    >
      <CategoryHistograms
        label={label}
        edges={edges}
        rows={clusters.map(({ cluster_id, counts, avg_confidence }) => ({
          id: cluster_id,
          counts,
          figure: format.number(avg_confidence, 2),
        }))}
      />
      <p className="tiny t3" style={{ marginTop: 'auto' }}>
        {t('lots.run.nearBorder', { count: low.n, under: format.number(low.under, 2) })}
      </p>
    </ChartFrame>
  )
}
