import { useTranslation } from 'react-i18next'
import { ChartFrame, Panel, useFormat } from '#ui'
import { IntervalChart } from './IntervalChart.tsx'
import { useSizeWords } from './use-size-words.ts'
import { baselinesAt, bestBaseline, type Chosen, type Metric, sizesOf } from './view.ts'

interface Props {
  chosen: readonly Chosen[]
  metric: Metric
}

/** How far the first chosen evaluation lies above each simple method, on the same samples. */
export function BaselineChart({ chosen, metric }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useSizeWords()
  const evaluation = chosen.find((one) => one.evaluation.baselines.length > 0)?.evaluation
  const title = t('recommender.evaluation.baselines')
  if (!evaluation) {
    return (
      <Panel title={title}>
        <p className="small t2">{t('recommender.evaluation.noBaselines')}</p>
      </Panel>
    )
  }
  // Differences are known for Hit and MRR only.
  const shown = metric === 'mrr' ? 'mrr' : 'hit'
  const k = evaluation.results[0]?.k ?? 10
  const axis = `Δ ${t(`recommender.metric.${shown}`)}@${k}`
  const method = (name: string) => t(`recommender.method.${name}`, { defaultValue: name })
  const sizes = sizesOf([evaluation]).filter((size) => baselinesAt(evaluation, size).length > 0)
  const hardest = sizes.flatMap((size) => bestBaseline(baselinesAt(evaluation, size), shown) ?? [])
  const above = hardest.filter(({ difference }) => difference[shown] > 0).length
  const below = hardest.filter(({ difference }) => (difference[`${shown}_interval`]?.high ?? 0) < 0).length
  const finding = t('recommender.evaluation.aboveBest', { count: above, below, sizes: sizes.length, profile: evaluation.profile })
  const points = (size: (typeof sizes)[number]) =>
    baselinesAt(evaluation, size).map((baseline) => {
      const value = baseline.difference[shown]
      const interval = baseline.difference[`${shown}_interval`]
      return { name: method(baseline.method), value, low: interval?.low ?? value, high: interval?.high ?? value, own: baseline[shown] }
    })
  return (
    <ChartFrame
      title={title}
      hint={t('recommender.evaluation.baselinesHint', { profile: evaluation.profile, metric: axis })}
      label={finding}
      fileName={`recommender-baselines-${shown}`}
      values={{
        columns: [
          { header: t('recommender.evaluation.basket') },
          { header: t('recommender.evaluation.method') },
          { header: `${t(`recommender.metric.${shown}`)}@${k}`, digits: 4 },
          { header: axis, digits: 4 },
          { header: t('recommender.evaluation.low'), digits: 4 },
          { header: t('recommender.evaluation.high'), digits: 4 },
        ],
        rows: sizes.flatMap((size) => points(size).map(({ name, value, low, high, own }) => [words(size), name, own, value, low, high])),
      }}
    >
      <p className="small" style={{ marginBottom: 6 }}>
        {finding}
      </p>
      <IntervalChart
        label={finding}
        axis={axis}
        zero
        write={(value) => format.signed(value, 3)}
        groups={sizes.map((size) => ({ label: words(size), points: points(size) }))}
      />
    </ChartFrame>
  )
}
