import { useRef } from 'react'
import { useFormat } from '../use-format.ts'
import { niceScale } from './scale.ts'
import { axisScale, tickText } from './time-scale.ts'
import { useSize } from './use-size.ts'

const MARGIN = { top: 16, right: 8, bottom: 20, left: 42 }

interface Props {
  /** One more than counts, rising. */
  edges: readonly number[]
  counts: readonly number[]
  /** An earlier state, drawn as an outline behind. */
  before?: readonly number[]
  color?: string
  /** A value that is pointed at. */
  mark?: { value: number; label: string }
  /** Px. */
  height?: number
  /** The edges are moments in ms since 1970. */
  dates?: boolean
  /** The greatest count of the axis, where several charts share one. */
  most?: number
  /** One line about an interval, shown on it. */
  describe?: (index: number) => string
}

/** Counts per interval, from zero. */
export function Histogram({ edges, counts, before, color = 'var(--t-accent)', mark, height = 200, dates, most, describe }: Props) {
  const format = useFormat()
  const box = useRef<HTMLDivElement>(null)
  const { width } = useSize(box)
  const x = axisScale([edges[0], edges[edges.length - 1]], [MARGIN.left, width - MARGIN.right], { dates, most: width < 320 ? 3 : 5 })
  const y = niceScale([0, Math.max(1, most ?? 0, ...counts, ...(before ?? []))], [height - MARGIN.bottom, MARGIN.top], 3)
  const floor = y.toPixel(0)
  const bar = (count: number, index: number) => {
    const left = x.toPixel(edges[index])
    return { x: left, y: y.toPixel(count), width: Math.max(1, x.toPixel(edges[index + 1]) - left - 1), height: floor - y.toPixel(count) }
  }
  return (
    <div ref={box} style={{ height }}>
      {width > 0 && (
        <svg width={width} height={height} aria-hidden>
          {y.ticks.map((tick) => (
            <g key={tick}>
              <line x1={MARGIN.left} x2={width - MARGIN.right} y1={y.toPixel(tick)} y2={y.toPixel(tick)} stroke="var(--t-line)" />
              <text x={MARGIN.left - 5} y={y.toPixel(tick) + 4} textAnchor="end">
                {format.number(tick, y.digits)}
              </text>
            </g>
          ))}
          {before?.map((count, index) => (
            <rect key={edges[index]} {...bar(count, index)} fill="none" stroke="var(--t-edge)" strokeDasharray="2 1.5" />
          ))}
          {counts.map(
            (count, index) =>
              count > 0 && (
                <rect key={edges[index]} {...bar(count, index)} fill={color}>
                  {describe && <title>{describe(index)}</title>}
                </rect>
              ),
          )}
          <line x1={MARGIN.left} x2={width - MARGIN.right} y1={floor} y2={floor} stroke="var(--t-edge)" />
          {x.ticks.map((tick) => (
            <text key={tick} x={x.toPixel(tick)} y={height - 5} textAnchor="middle">
              {tickText(x, tick, format)}
            </text>
          ))}
          {mark && <Mark x={x.toPixel(mark.value)} floor={floor} label={mark.label} width={width} />}
        </svg>
      )}
    </div>
  )
}

function Mark({ x, floor, label, width }: { x: number; floor: number; label: string; width: number }) {
  const right = x > width / 2
  return (
    <g>
      <line x1={x} x2={x} y1={2} y2={floor} stroke="var(--t-text)" strokeDasharray="2 2" />
      <text x={right ? x - 4 : x + 4} y={10} textAnchor={right ? 'end' : 'start'} style={{ fill: 'var(--t-text)' }}>
        {label}
      </text>
    </g>
  )
}
