import { useComputedColorScheme } from '@mantine/core'
import { type KeyboardEvent, type PointerEvent, useCallback, useMemo, useRef, useState } from 'react'
import { useFormat } from '../use-format.ts'
import { useChartSource } from './chart-source.ts'
import { createPointFinder, type Direction, pointTowards } from './nearest-point.ts'
import { paletteOf } from './palette.ts'
import { type Pen, svgDocument, svgPen } from './pen.ts'
import { type Centroid, drawMarks, drawPoints, planScatter, type ScatterData, type ScatterPlan } from './scatter-drawing.ts'
import { usePainting } from './use-painting.ts'
import { useSize } from './use-size.ts'

const REACH = 14
const ARROWS: Record<string, Direction> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' }

interface Props {
  /** The finding in one sentence. */
  label: string
  /** Keep the same object between renders: 100,000 points are drawn anew when it changes. */
  data: ScatterData
  centroids?: readonly Centroid[]
  /** Index of the chosen point. */
  selected?: number
  /** Category that the chosen point would take next: a dashed line goes there. */
  runnerUp?: number
  highlighted?: number
  onSelect?: (index: number) => void
  /** One line about a point, shown beside it and read aloud. */
  describe: (index: number) => string
}

const NONE: readonly Centroid[] = []

/** Points of categories on a plane: chosen with the pointer or, from the chosen one, with the arrow keys. */
export function ScatterCanvas({ label, data, centroids = NONE, selected = -1, runnerUp, highlighted, onSelect, describe }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const ground = useRef<HTMLCanvasElement>(null)
  const marks = useRef<HTMLCanvasElement>(null)
  const { width, height } = useSize(box)
  const scheme = useComputedColorScheme('light')
  const format = useFormat()
  const [hovered, setHovered] = useState(-1)
  const plan = useMemo(
    () => planScatter({ width, height, data, palette: paletteOf(scheme), format, centroids, highlighted }),
    [width, height, data, scheme, format, centroids, highlighted],
  )
  const pixels = useMemo(() => ({ x: data.x.map(plan.x.toPixel), y: data.y.map(plan.y.toPixel) }), [data, plan])
  const finder = useMemo(() => createPointFinder(pixels.x, pixels.y, width, height), [pixels, width, height])

  usePainting(
    ground,
    plan,
    useCallback((pen: Pen) => drawPoints(pen, plan), [plan]),
  )
  usePainting(
    marks,
    plan,
    useCallback((pen: Pen) => drawMarks(pen, plan, selected, runnerUp), [plan, selected, runnerUp]),
  )
  useChartSource(useCallback(() => scatterSvg(plan, label, selected, runnerUp), [plan, label, selected, runnerUp]))

  const under = (event: PointerEvent<HTMLElement>) => {
    const corner = event.currentTarget.getBoundingClientRect()
    return finder.near(event.clientX - corner.left, event.clientY - corner.top, REACH)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = ARROWS[event.key]
    if (!direction || !onSelect || data.x.length === 0) return
    event.preventDefault()
    const next = selected < 0 ? 0 : pointTowards(pixels.x, pixels.y, selected, direction)
    if (next >= 0) onSelect(next)
  }
  const read = hovered >= 0 ? hovered : selected
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this is a drawing that is walked with the arrow keys
    <div
      ref={box}
      className="chart-plot"
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
      {hovered >= 0 && (
        <span className="chart-reading" style={readingPlace(pixels.x[hovered], pixels.y[hovered], width)}>
          {describe(hovered)}
        </span>
      )}
      <span className="sr" role="status">
        {read >= 0 && read < data.x.length ? describe(read) : ''}
      </span>
    </div>
  )
}

function scatterSvg(plan: ScatterPlan, label: string, selected: number, runnerUp?: number): string {
  const elements: string[] = []
  const pen = svgPen(elements)
  drawPoints(pen, plan)
  drawMarks(pen, plan, selected, runnerUp)
  return svgDocument(elements, { width: plan.width, height: plan.height, background: plan.palette.tokens.surface, label })
}

const readingPlace = (x: number, y: number, width: number) =>
  x > width / 2 ? { right: width - x + 8, top: Math.max(0, y - 24) } : { left: x + 8, top: Math.max(0, y - 24) }
