import { useRef } from 'react'
import { categoryColor, extent, niceScale, useFormat, useSize } from '#ui'

export interface IntervalPoint {
  name: string
  value: number
  low: number
  high: number
  /** A category for what is compared; a baseline has none and is drawn hollow. */
  category?: number
}

export interface IntervalGroup {
  label: string
  points: readonly IntervalPoint[]
}

interface Props {
  /** The finding in one sentence. */
  label: string
  /** Name of the value, at the end of the axis. */
  axis: string
  groups: readonly IntervalGroup[]
  /** Zero is always in sight, with a line of its own: differences. */
  zero?: boolean
  /** How the figure at the end of a line is written. */
  write?: (value: number) => string
}

const LINE = 18
const GROUP_HEAD = 22
const LEFT = 150
const RIGHT = 56
const AXIS = 22

/** Values with their intervals on one shared axis, grouped; the figure stands at the end of each line. */
export function IntervalChart({ label, axis, groups, zero = false, write }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const { width } = useSize(box)
  const format = useFormat()
  const [low, high] = extent(groups.flatMap(({ points }) => points.flatMap((point) => [point.low, point.high])))
  const x = niceScale(
    [zero ? Math.min(0, low) : low, zero ? Math.max(0, high) : high],
    [LEFT, Math.max(LEFT + 10, width - RIGHT)],
    width < 480 ? 3 : 5,
  )
  const height = AXIS + groups.reduce((sum, { points }) => sum + GROUP_HEAD + points.length * LINE, 0)
  const tops = groups.map((_, place) => groups.slice(0, place).reduce((sum, { points }) => sum + GROUP_HEAD + points.length * LINE, 0))
  return (
    <div ref={box} style={{ width: '100%', height }}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={label} style={{ display: 'block' }}>
          {x.ticks.map((tick) => (
            <g key={tick}>
              <line x1={x.toPixel(tick)} x2={x.toPixel(tick)} y1={0} y2={height - AXIS} style={{ stroke: 'var(--t-line)' }} />
              <text x={x.toPixel(tick)} y={height - 8} textAnchor="middle">
                {format.number(tick, x.digits)}
              </text>
            </g>
          ))}
          {zero && <line x1={x.toPixel(0)} x2={x.toPixel(0)} y1={0} y2={height - AXIS} style={{ stroke: 'var(--t-edge)' }} />}
          <text x={0} y={height - 8}>
            {axis}
          </text>
          {groups.map((group, place) => (
            <g key={group.label} transform={`translate(0 ${tops[place]})`}>
              <text x={0} y={15} style={{ fill: 'var(--t-text)', fontWeight: 500 }}>
                {group.label}
              </text>
              {group.points.map((point, line) => (
                <PointLine
                  key={point.name}
                  point={point}
                  y={GROUP_HEAD + line * LINE + LINE / 2}
                  x={x.toPixel}
                  width={width}
                  figure={write ? write(point.value) : format.number(point.value, 3)}
                />
              ))}
            </g>
          ))}
        </svg>
      )}
    </div>
  )
}

interface LineProps {
  point: IntervalPoint
  /** Px. */
  y: number
  x: (value: number) => number
  width: number
  figure: string
}

function PointLine({ point, y, x, width, figure }: LineProps) {
  const color = point.category === undefined ? 'var(--t-edge)' : categoryColor(point.category)
  const own = point.category !== undefined
  return (
    <g>
      <text x={12} y={y + 4} style={{ fill: own ? 'var(--t-text)' : 'var(--t-text-3)' }}>
        {shortened(point.name)}
        <title>{point.name}</title>
      </text>
      <line x1={x(point.low)} x2={x(point.high)} y1={y} y2={y} style={{ stroke: color, strokeWidth: 1.5 }} />
      <rect
        x={x(point.value) - 3}
        y={y - 3}
        width={6}
        height={6}
        style={{ fill: own ? color : 'var(--t-surface)', stroke: color, strokeWidth: 1.5 }}
      />
      <text x={width} y={y + 4} textAnchor="end" style={{ fill: own ? 'var(--t-text)' : 'var(--t-text-3)', fontWeight: own ? 500 : 400 }}>
        {figure}
      </text>
    </g>
  )
}

const shortened = (name: string) => (name.length > 23 ? `${name.slice(0, 22)}…` : name)
