import { useComputedColorScheme } from '@mantine/core'
import { useCallback } from 'react'
import { Tile } from '../Tile.tsx'
import { DIVERGING, rampIndex } from '../theme.ts'
import { useChartSource } from './chart-source.ts'
import { matrixSvg } from './matrix-drawing.ts'
import { paletteOf } from './palette.ts'

export interface MatrixEdge {
  key: string
  label: string
  /** Drawn as a tile in place of the label. */
  category?: number
}

interface Props {
  /** The finding in one sentence. */
  label: string
  /** What the rows and the columns are, e.g. "run 1 ↓ · run 2 →". */
  corner: string
  rows: readonly MatrixEdge[]
  columns: readonly MatrixEdge[]
  values: readonly (readonly (number | null)[])[]
  print: (value: number) => string
  /** `magnitude` goes from nothing at 0 to `limit`, `signed` from −limit to limit. */
  scale: 'magnitude' | 'signed'
  limit: number
}

/** A figure for each pair of row and column; the colour repeats it. */
export function MatrixHeat({ label, corner, rows, columns, values, print, scale, limit }: Props) {
  const scheme = useComputedColorScheme('light')
  useChartSource(
    useCallback(() => {
      const palette = paletteOf(scheme)
      const ramp = DIVERGING[scheme]
      const shade = (value: number) =>
        scale === 'signed'
          ? { color: ramp[rampIndex(value, -limit, limit)], opacity: 1 }
          : { color: palette.tokens.accentLine, opacity: magnitude(value, limit) }
      return matrixSvg({ label, corner, rows, columns, values, print, shade, palette })
    }, [label, corner, rows, columns, values, print, scale, limit, scheme]),
  )
  const ground = (value: number | null) =>
    value === null
      ? undefined
      : scale === 'signed'
        ? `var(--t-div-${rampIndex(value, -limit, limit)})`
        : `color-mix(in srgb, var(--t-accent-line) ${(magnitude(value, limit) * 100).toFixed(1)}%, var(--t-surface))`
  return (
    // biome-ignore lint/a11y/useSemanticElements: a scroll area must be focusable and named; it is no section of the page
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by the arrow keys
    <div className="scroll" role="region" aria-label={label} tabIndex={0}>
      <table className="heat" style={{ width: 'auto' }}>
        <thead>
          <tr>
            <th scope="col" className="t3 tiny">
              {corner}
            </th>
            {columns.map((column) => (
              <th key={column.key} scope="col" style={{ paddingRight: 8 }}>
                <Edge edge={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr key={row.key}>
              <th scope="row">
                <Edge edge={row} />
              </th>
              {columns.map((column, index) => {
                const value = values[place]?.[index] ?? null
                return (
                  <td key={column.key} style={{ background: ground(value), minWidth: 52, paddingRight: 8 }}>
                    {value === null ? '–' : print(value)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Edge = ({ edge }: { edge: MatrixEdge }) => (edge.category === undefined ? edge.label : <Tile id={edge.category} />)

/** Text keeps its contrast up to 85 % of the accent. */
const magnitude = (value: number, limit: number) => (limit > 0 ? Math.max(0, Math.min(1, value / limit)) * 0.85 : 0)
