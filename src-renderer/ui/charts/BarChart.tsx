import { useRef } from 'react'
import { useFormat } from '../use-format.ts'
import { extent, niceScale } from './scale.ts'
import { useSize } from './use-size.ts'

const ROW = 24
const BAR = 14
const TOP = 4
const AXIS = 20
const MOST_NAME = 200

export interface Bar {
  label: string
  /** Null is missing. */
  value: number | null
}

interface Props {
  /** The finding in one sentence. */
  label: string
  bars: readonly Bar[]
  /** Decimals of the figures; four significant digits when absent. */
  digits?: number
  /** One line about a bar, shown on it. */
  describe?: (index: number) => string
}

/** Horizontal bars from zero, one a row, so that long names stay readable. */
export function BarChart({ label, bars, digits, describe }: Props) {
  const format = useFormat()
  const element = useRef<HTMLDivElement>(null)
  const { width } = useSize(element)
  const figure = (value: number) => (digits === undefined ? format.general(value) : format.number(value, digits))
  const figures = bars.map(({ value }) => (value === null ? '–' : figure(value)))
  const left = Math.min(MOST_NAME, 12 + 6.6 * Math.max(0, ...bars.map((bar) => bar.label.length)))
  const right = width - 16 - 7 * Math.max(0, ...figures.map((text) => text.length))
  const known = bars.flatMap(({ value }) => (value === null ? [] : [value]))
  const scale = niceScale(extent([0, ...known]), [left, right])
  const zero = scale.toPixel(0)
  const floor = TOP + bars.length * ROW
  const most = Math.max(4, Math.floor((left - 12) / 6.6))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a scroll area must be focusable and named; it is no section of the page
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by the arrow keys
    <div className="scroll" ref={element} role="region" aria-label={label} tabIndex={0}>
      {width > 0 && (
        <svg width={width} height={floor + AXIS} role="img" aria-label={label} style={{ display: 'block' }}>
          {scale.ticks.map((tick) => (
            <g key={tick}>
              <line x1={scale.toPixel(tick)} x2={scale.toPixel(tick)} y1={TOP} y2={floor} stroke="var(--t-line)" />
              <text x={scale.toPixel(tick)} y={floor + 14} textAnchor="middle">
                {format.number(tick, scale.digits)}
              </text>
            </g>
          ))}
          {bars.map((bar, index) => {
            const end = scale.toPixel(bar.value ?? 0)
            const top = TOP + index * ROW
            return (
              <g key={bar.label} className="chart-row">
                {describe && <title>{describe(index)}</title>}
                <rect x={0} y={top} width={width} height={ROW} fill="transparent" />
                <text x={left - 10} y={top + 16} textAnchor="end" style={{ fill: 'var(--t-text)', fontSize: 12 }}>
                  {bar.label.length > most ? `${bar.label.slice(0, most - 1)}…` : bar.label}
                </text>
                <rect x={Math.min(zero, end)} y={top + 5} width={Math.abs(end - zero)} height={BAR} fill="var(--t-accent)" />
                <text x={Math.max(zero, end) + 6} y={top + 16} style={{ fill: 'var(--t-text)', fontSize: 12 }}>
                  {figures[index]}
                </text>
              </g>
            )
          })}
          <line x1={zero} x2={zero} y1={TOP} y2={floor} stroke="var(--t-edge)" />
        </svg>
      )}
    </div>
  )
}
