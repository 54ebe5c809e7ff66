import { useTranslation } from 'react-i18next'
import { ChartFrame, categoryColor, useFormat } from '#ui'
import type { Series } from '../answers.ts'
import { CurveChart } from './CurveChart.tsx'
import { useWords } from './use-words.ts'

/** The months of one DFU: those before the window dashed, those without a record hollow. */
export function SeriesChart({ run_id, answer }: { run_id: number; answer: Series }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useWords()
  const { months, history, dfu } = answer
  if (months === null) return <p className="small t2">{t('dfu.one.salesGone')}</p>
  const all = [...history.map((one) => ({ ...one, recorded: true })), ...months]
  const peak = months.reduce((best, one) => (one.demand > best.demand ? one : best), months[0])
  const label = peak
    ? t('dfu.one.seriesFinding', { month: words.month(peak.month), demand: format.number(peak.demand) })
    : t('dfu.one.series')
  const before = history.length
  const window = all.map(({ demand }, index) => (index < before ? null : demand))
  const earlier = all.map(({ demand }, index) => (index <= before ? demand : null))
  return (
    <ChartFrame
      title={t('dfu.one.series')}
      label={label}
      values={{
        columns: [
          { header: t('dfu.one.month') },
          { header: t('dfu.one.demand'), unit: t('dfu.units.units') },
          { header: t('dfu.one.recorded') },
        ],
        rows: all.map(({ month, demand, recorded }) => [month.slice(0, 7), demand, t(recorded ? 'dfu.yes' : 'dfu.no')]),
      }}
      fileName={`dfu-run-${run_id}-series`}
    >
      <CurveChart
        label={label}
        height={150}
        fromZero
        ticks={all.map(({ month }) => (month.slice(5, 7) === '01' ? month.slice(0, 4) : ''))}
        curves={[
          ...(before > 0 ? [{ key: 'history', values: earlier, color: 'var(--t-edge)', dashed: true, dots: false }] : []),
          {
            key: 'window',
            values: window,
            color: categoryColor(dfu.cluster_id),
            hollow: all.map(({ recorded }) => !recorded),
          },
        ]}
      />
      <p className="tiny t3">{t('dfu.one.seriesHint')}</p>
    </ChartFrame>
  )
}
