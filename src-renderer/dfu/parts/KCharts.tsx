import { useTranslation } from 'react-i18next'
import { ChartFrame, useFormat } from '#ui'
import type { TrainResult } from '../answers.ts'
import { CurveChart } from './CurveChart.tsx'

interface Props {
  run: Pick<TrainResult, 'per_k' | 'methods'> & { run_id: number }
  k: number
  /** Size that every cluster should have, % of DFUs. */
  min_pct: number
  onPick?: (k: number) => void
}

const CHARTS = [
  { name: 'elbow', field: 'inertia' },
  { name: 'silhouette', field: 'silhouette' },
  { name: 'gap', field: 'gap' },
  { name: 'business', field: 'min_cluster_pct' },
] as const

/** Inertia, silhouette, gap and the smallest cluster for each number of clusters. */
export function KCharts({ run, k, min_pct, onPick }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { per_k, methods } = run
  const chosen = per_k.findIndex((one) => one.k === k)
  const values = {
    columns: [
      { header: 'K', digits: 0 },
      { header: t('dfu.k.inertia'), digits: 1 },
      { header: t('dfu.k.silhouette'), digits: 3 },
      { header: t('dfu.k.gap'), digits: 3 },
      { header: 's(K)', digits: 3 },
      { header: t('dfu.k.smallest'), unit: '%', digits: 2 },
    ],
    rows: per_k.map((one) => [one.k, one.inertia, one.silhouette, one.gap, one.gap_se, one.min_cluster_pct]),
  }
  return (
    <div className="dfu-four">
      {CHARTS.map(({ name, field }) => {
        const answer = methods[name].k
        const finding = answer === null ? t(`dfu.k.no_${name}`) : t(`dfu.k.at_${name}`, { k: answer, min: format.general(min_pct) })
        return (
          <ChartFrame
            key={name}
            title={t(`dfu.k.${field === 'min_cluster_pct' ? 'smallest' : field}`)}
            hint={finding}
            label={finding}
            values={values}
            fileName={`dfu-run-${run.run_id}-${name}`}
          >
            <CurveChart
              label={finding}
              height={150}
              fromZero={field !== 'gap'}
              ticks={per_k.map((one) => String(one.k))}
              marks={chosen < 0 ? [] : [{ index: chosen, label: `K = ${k}` }]}
              threshold={
                field === 'min_cluster_pct' ? { value: min_pct, label: t('dfu.k.least', { min: format.general(min_pct) }) } : undefined
              }
              curves={[
                {
                  key: field,
                  values: per_k.map((one) => one[field]),
                  color: 'var(--t-accent)',
                  whiskers: field === 'gap' ? per_k.map((one) => one.gap_se) : undefined,
                },
              ]}
              onPick={onPick && ((index) => onPick(per_k[index].k))}
            />
            <p className="tiny t3">{t(`dfu.k.axes_${field}`)}</p>
          </ChartFrame>
        )
      })}
    </div>
  )
}
