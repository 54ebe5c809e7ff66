import { categoryInk, extent, niceScale, useFormat } from '#ui'
import { CurveLine } from './CurveLine.tsx'

export interface Multiple {
  cluster_id: number
  label: string
  median: readonly (number | null)[]
  p25: readonly (number | null)[]
  p75: readonly (number | null)[]
}

interface Props {
  /** The finding in one sentence. */
  label: string
  rows: readonly Multiple[]
  ticks: readonly string[]
  /** Px. */
  width: number
  /** Px to fill; more rows than fit make the drawing longer. */
  height: number
  colorOf: (cluster_id: number) => string
}

/** Px that a letter below the axis needs. */
const LETTER = 9

const CELL = { leastHeight: 92, least: 112, left: 26, right: 8, top: 22, bottom: 16 }

/** Small curves with the middle half as a band, all over the same axes; the fine line is the mean, 1. */
export function Multiples({ label, rows, ticks, width, height, colorOf }: Props) {
  const format = useFormat()
  const columns = Math.max(1, Math.min(rows.length, Math.floor(width / CELL.least)))
  const cell = width / columns
  const lines = Math.ceil(rows.length / columns)
  const tall = Math.max(CELL.leastHeight, Math.floor(height / lines))
  const known = rows.flatMap(({ p25, p75, median }) => [...p25, ...p75, ...median]).filter((value) => value !== null)
  const [low, high] = extent([...known, 1])
  const y = niceScale([Math.min(0, low), high], [tall - CELL.bottom, CELL.top], 2)
  const step = (cell - CELL.left - CELL.right) / Math.max(1, ticks.length - 1)
  const x = (index: number) => CELL.left + index * step
  return (
    <svg width={width} height={lines * tall} role="img" aria-label={label} style={{ display: 'block' }}>
      {rows.map((row, place) => (
        <g key={row.cluster_id} transform={`translate(${(place % columns) * cell} ${Math.floor(place / columns) * tall})`}>
          <title>{row.label}</title>
          <rect width={16} height={16} rx={2} style={{ fill: colorOf(row.cluster_id) }} />
          <text x={8} y={12} textAnchor="middle" style={{ fill: categoryInk(row.cluster_id), fontWeight: 600 }}>
            {row.cluster_id}
          </text>
          <text x={20} y={12} style={{ fill: 'var(--t-text-2)' }}>
            {shortened(row.label, cell - 24)}
          </text>
          {y.ticks.map((tick) => (
            <g key={tick}>
              <line x1={CELL.left} x2={cell - CELL.right} y1={y.toPixel(tick)} y2={y.toPixel(tick)} style={{ stroke: 'var(--t-line)' }} />
              <text x={CELL.left - 4} y={y.toPixel(tick) + 4} textAnchor="end">
                {format.number(tick, y.digits)}
              </text>
            </g>
          ))}
          <line
            x1={CELL.left}
            x2={cell - CELL.right}
            y1={y.toPixel(1)}
            y2={y.toPixel(1)}
            style={{ stroke: 'var(--t-edge)' }}
            strokeDasharray="1 2"
          />
          {ticks.map((tick, index) =>
            step < LETTER && index % 3 > 0 ? null : (
              <text key={x(index)} x={x(index)} y={tall - 4} textAnchor="middle" style={{ fontSize: 9 }}>
                {tick}
              </text>
            ),
          )}
          <CurveLine
            curve={{
              key: row.label,
              values: row.median,
              color: colorOf(row.cluster_id),
              band: { low: row.p25, high: row.p75 },
              dots: false,
            }}
            x={x}
            y={y.toPixel}
          />
        </g>
      ))}
    </svg>
  )
}

/** About six px a letter. */
const shortened = (text: string, room: number) =>
  text.length * 6 > room ? `${text.slice(0, Math.max(4, Math.floor(room / 6) - 1))}…` : text
