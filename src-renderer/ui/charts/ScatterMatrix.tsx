import { useComputedColorScheme } from '@mantine/core'
import { type KeyboardEvent, type PointerEvent, useCallback, useMemo, useRef, useState } from 'react'
import { useFormat } from '../use-format.ts'
import { drawChosen, drawMatrix, type MatrixData, planMatrix, pointAt, sideOf } from './matrix-points.ts'
import { paletteOf } from './palette.ts'
import { usePainting } from './use-painting.ts'
import { useSize } from './use-size.ts'

export type { MatrixData }

const GAP = 6
const REACH = 10

interface Props {
  /** The finding in one sentence. */
  label: string
  /** Keep the same object between renders. */
  data: MatrixData
  /** columns × columns, −1 … 1. */
  correlations: readonly (readonly (number | null)[])[]
  /** Index of the chosen point; it is ringed in every square. */
  selected?: number
  highlighted?: number
  onSelect?: (index: number) => void
  /** One line about a point, read aloud. */
  describe: (index: number) => string
}

/** Every pair of columns: names on the diagonal, points below it, correlations above it. */
export function ScatterMatrix({ label, data, correlations, selected = -1, highlighted, onSelect, describe }: Props) {
  const format = useFormat()
  const box = useRef<HTMLDivElement>(null)
  const ground = useRef<HTMLCanvasElement>(null)
  const marks = useRef<HTMLCanvasElement>(null)
  const { width } = useSize(box)
  const palette = paletteOf(useComputedColorScheme('light'))
  const { scheme } = palette
  const [hovered, setHovered] = useState(-1)
  const cells = useMemo(() => planMatrix(data, width), [data, width])
  const size = useMemo(() => ({ width, height: width }), [width])
  usePainting(
    ground,
    size,
    useCallback((pen) => drawMatrix(pen, cells, data, paletteOf(scheme), highlighted), [cells, data, scheme, highlighted]),
  )
  usePainting(
    marks,
    size,
    useCallback((pen) => drawChosen(pen, cells, hovered >= 0 ? hovered : selected, paletteOf(scheme)), [cells, hovered, selected, scheme]),
  )
  const side = sideOf(data.columns.length, width)
  const place = (row: number, column: number) => ({ left: column * (side + GAP), top: row * (side + GAP), width: side, height: side })
  const under = (event: PointerEvent<HTMLElement>) => {
    const corner = event.currentTarget.getBoundingClientRect()
    return pointAt(cells, event.clientX - corner.left, event.clientY - corner.top, width, REACH)
  }
  const count = data.category.length
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key]
    if (step === undefined || !onSelect || count === 0) return
    event.preventDefault()
    onSelect(selected < 0 ? 0 : Math.max(0, Math.min(count - 1, selected + step)))
  }
  const read = hovered >= 0 ? hovered : selected
  return (
    <div className="scroll">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this is a drawing that is walked with the arrow keys */}
      <div
        ref={box}
        className="chart-matrix"
        style={{ height: width }}
        role="group"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys walk from point to point
        tabIndex={0}
        onPointerMove={(event) => setHovered(under(event))}
        onPointerLeave={() => setHovered(-1)}
        onPointerDown={(event) => {
          const index = under(event)
          if (index >= 0) onSelect?.(index)
        }}
        onKeyDown={onKeyDown}
      >
        <canvas ref={ground} aria-hidden />
        <canvas ref={marks} aria-hidden />
        {data.columns.map((column, row) => (
          <span key={column.label} className="matrix-cell semi small" style={place(row, row)}>
            {column.label}
          </span>
        ))}
        {data.columns.map((rowOf, row) =>
          data.columns.slice(row + 1).map((columnOf, offset) => {
            const r = correlations[row]?.[row + 1 + offset] ?? null
            return (
              <span
                key={`${rowOf.label} ${columnOf.label}`}
                className="matrix-cell t2"
                style={{ ...place(row, row + 1 + offset), fontSize: 12 + 6 * Math.abs(r ?? 0) }}
              >
                {r === null ? '–' : `r = ${format.signed(r)}`}
              </span>
            )
          }),
        )}
        <span className="sr" role="status">
          {read >= 0 && read < count ? describe(read) : ''}
        </span>
      </div>
    </div>
  )
}
