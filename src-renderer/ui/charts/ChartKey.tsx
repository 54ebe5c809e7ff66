import { useComputedColorScheme } from '@mantine/core'
import { Tile } from '../Tile.tsx'
import { paletteOf } from './palette.ts'
import { shadeSteps } from './scatter-drawing.ts'

interface Props {
  /** What the colours tell. */
  title: string
  /** Categories with their colours; a press keeps only one of them in colour. */
  items?: readonly { id: number; label: string }[]
  highlighted?: number
  onHighlight?: (id: number | undefined) => void
  /** Ends of a ramp in place of categories, already formatted. */
  range?: readonly [low: string, high: string]
}

/** What the colours of a chart mean. */
export function ChartKey({ title, items = [], highlighted, onHighlight, range }: Props) {
  const scheme = useComputedColorScheme('light')
  return (
    <div className="chart-key small t2">
      <span className="t3 ell">{title}</span>
      {range && (
        <>
          <span className="num">{range[0]}</span>
          <span className="row" style={{ gap: 0 }} aria-hidden>
            {shadeSteps(paletteOf(scheme)).map((color) => (
              <i key={color} style={{ width: 12, height: 10, background: color }} />
            ))}
          </span>
          <span className="num">{range[1]}</span>
        </>
      )}
      {items.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          className="bare target row tight"
          aria-pressed={highlighted === id}
          onClick={() => onHighlight?.(highlighted === id ? undefined : id)}
          style={{ cursor: 'pointer' }}
        >
          {id > 0 ? <Tile id={id} outline={highlighted !== undefined && highlighted !== id} /> : <i className="chart-key-none" />}
          <span className="ell">{label}</span>
        </button>
      ))}
    </div>
  )
}
