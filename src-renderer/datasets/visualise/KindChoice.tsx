import {
  IconChartBar,
  IconChartCandle,
  IconChartHistogram,
  IconChartLine,
  IconChartScatter,
  IconFocus2,
  IconGridDots,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ChartType } from './answers.ts'
import { KINDS } from './form.ts'

const ICONS = {
  histogram: IconChartHistogram,
  box: IconChartCandle,
  scatter: IconChartScatter,
  scatter_matrix: IconGridDots,
  bar: IconChartBar,
  line: IconChartLine,
  outliers: IconFocus2,
} as const satisfies Record<ChartType, unknown>

export function KindIcon({ type }: { type: ChartType }) {
  const Icon = ICONS[type]
  return <Icon size={16} stroke={1.5} aria-hidden />
}

interface Props {
  value: ChartType
  onChange: (type: ChartType) => void
}

/** The kinds of charts; the arrow keys go from one to the next. */
export function KindChoice({ value, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <fieldset className="visualise-kinds">
      <legend className="small">{t('datasets.visualise.kind')}</legend>
      {KINDS.map((kind) => (
        <label key={kind}>
          <input type="radio" className="sr" name="kind" checked={kind === value} onChange={() => onChange(kind)} />
          <KindIcon type={kind} />
          {t(`datasets.visualise.kinds.${kind}`)}
        </label>
      ))}
    </fieldset>
  )
}
