import { useTranslation } from 'react-i18next'
import { categoryColor, categoryInk } from '../theme.ts'
import { useFormat } from '../use-format.ts'

const ROW = 46
const BARS = { left: 24, width: 104, height: 38 }
const AXIS = 16

interface Props {
  /** The finding in one sentence. */
  label: string
  /** One more than the counts, rising. */
  edges: readonly number[]
  /** `figure` stands at the end of the row, already formatted. */
  rows: readonly { id: number; counts: readonly number[]; figure: string }[]
}

/** One small histogram per category over one shared axis; each fills its own height. */
export function CategoryHistograms({ label, edges, rows }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const height = rows.length * ROW + AXIS
  const ticks = [edges[0], (edges[0] + edges[edges.length - 1]) / 2, edges[edges.length - 1]]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a scroll area must be focusable and named; it is no section of the page
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by the arrow keys
    <div className="scroll" role="region" aria-label={label} tabIndex={0} style={{ maxHeight: 'var(--plot, 238px)' }}>
      <svg width={BARS.left + BARS.width + 36} height={height} role="img" aria-label={label} style={{ display: 'block' }}>
        {rows.map((row, place) => (
          <g key={row.id} transform={`translate(0 ${place * ROW})`}>
            <title>{`${t('ui.category', { id: String(row.id) })}: ${row.figure}`}</title>
            <rect y={BARS.height - 16} width={16} height={16} rx={2} style={{ fill: categoryColor(row.id) }} />
            <text x={8} y={BARS.height - 4} textAnchor="middle" style={{ fill: categoryInk(row.id), fontWeight: 600 }}>
              {row.id}
            </text>
            <Bars {...row} />
            <text x={BARS.left + BARS.width + 8} y={BARS.height - 1} style={{ fill: 'var(--t-text-2)' }}>
              {row.figure}
            </text>
          </g>
        ))}
        {ticks.map((tick, index) => (
          <text
            key={tick}
            x={BARS.left + (index / 2) * BARS.width}
            y={height - 4}
            textAnchor={(['start', 'middle', 'end'] as const)[index]}
          >
            {format.general(tick)}
          </text>
        ))}
      </svg>
    </div>
  )
}

function Bars({ id, counts }: { id: number; counts: readonly number[] }) {
  const top = Math.max(1, ...counts)
  const step = BARS.width / counts.length
  return (
    <>
      {counts.map((count, bin) => {
        const length = Math.max(1, (count / top) * (BARS.height - 1))
        const x = BARS.left + bin * step
        return (
          count > 0 && (
            <rect
              key={x}
              x={x}
              y={BARS.height - length}
              width={Math.max(1, step - 1)}
              height={length}
              style={{ fill: categoryColor(id) }}
            />
          )
        )
      })}
      <line
        x1={BARS.left}
        x2={BARS.left + BARS.width}
        y1={BARS.height - 0.5}
        y2={BARS.height - 0.5}
        style={{ stroke: 'var(--t-line-strong)' }}
      />
    </>
  )
}
