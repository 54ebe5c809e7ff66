import { useTranslation } from 'react-i18next'
import { ChartFrame, useFormat } from '#ui'
import { IntervalChart } from './IntervalChart.tsx'
import { useSizeWords } from './use-size-words.ts'
import { type Chosen, figureOf, leadOf, type Metric, namesOf, resultAt, sizesOf } from './view.ts'

interface Props {
  chosen: readonly Chosen[]
  metric: Metric
}

/** The chosen evaluations at each basket size, with 95 % intervals. */
export function SizesChart({ chosen, metric }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useSizeWords()
  const evaluations = chosen.map(({ evaluation }) => evaluation)
  const names = namesOf(evaluations)
  const sizes = sizesOf(evaluations)
  const k = evaluations[0]?.results[0]?.k ?? 10
  const axis = `${t(`recommender.metric.${metric}`)}@${k}`
  const { leaders } = leadOf(chosen, metric)
  const apart = leaders.filter((leader) => leader.apart).length
  const finding =
    chosen.length === 1
      ? t('recommender.evaluation.alone', {
          metric: axis,
          figures: leaders.map(({ size, value }) => `${words(size)} ${format.number(value, 3)}`).join(', '),
        })
      : t('recommender.evaluation.leads', {
          metric: axis,
          leaders: leaders
            .map(({ size, number }) => t('recommender.evaluation.leader', { size: words(size), name: names[number - 1] }))
            .join(', '),
          count: apart,
          sizes: leaders.length,
        })
  const rows = sizes.flatMap((size) =>
    chosen.flatMap(({ evaluation }, place) => {
      const result = resultAt(evaluation, size)
      if (!result) return []
      const { value, low, high } = figureOf(result, metric)
      return [[words(size), names[place], result.n, value, low, high]]
    }),
  )
  return (
    <ChartFrame
      title={t('recommender.evaluation.bySize')}
      hint={t('recommender.evaluation.bySizeHint', { metric: axis })}
      label={finding}
      fileName={`recommender-${metric}-by-size`}
      values={{
        columns: [
          { header: t('recommender.evaluation.basket') },
          { header: t('recommender.tester.profile') },
          { header: 'n', digits: 0 },
          { header: axis, digits: 4 },
          { header: t('recommender.evaluation.low'), digits: 4 },
          { header: t('recommender.evaluation.high'), digits: 4 },
        ],
        rows,
      }}
    >
      <p className="small" style={{ marginBottom: 6 }}>
        {finding}
      </p>
      <IntervalChart
        label={finding}
        axis={axis}
        groups={sizes.map((size) => ({
          label: `${words(size)} · n = ${format.number(Math.max(0, ...evaluations.map((one) => resultAt(one, size)?.n ?? 0)))}`,
          points: chosen.flatMap(({ number, evaluation }, place) => {
            const result = resultAt(evaluation, size)
            return result ? [{ name: `${number} ${names[place]}`, category: number, ...figureOf(result, metric) }] : []
          }),
        }))}
      />
    </ChartFrame>
  )
}
