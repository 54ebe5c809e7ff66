import { type MouseEvent, useRef } from 'react'
import { extent, niceScale, useFormat, useSize } from '#ui'
import { type Curve, CurveLine } from './CurveLine.tsx'

interface Props {
  /** The finding in one sentence. */
  label: string
  curves: readonly Curve[]
  /** What stands below each point; an empty text leaves the tick away. */
  ticks: readonly string[]
  /** Px. */
  height?: number
  fromZero?: boolean
  /** Upright lines at points. */
  marks?: readonly { index: number; label: string }[]
  /** A level to compare with. */
  threshold?: { value: number; label: string }
  /** A click chooses the nearest point; a field beside the chart takes the same number by keyboard. */
  onPick?: (index: number) => void
}

const EDGE = { left: 46, right: 14, top: 18, bottom: 20 }

/** Lines over evenly spaced points: numbers of clusters or months. */
export function CurveChart({ label, curves, ticks, height = 168, fromZero = false, marks = [], threshold, onPick }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const { width } = useSize(box)
  const format = useFormat()
  const [low, high] = extent([...curves.flatMap(reach), ...(threshold ? [threshold.value] : [])])
  const y = niceScale([fromZero ? Math.min(0, low) : low, high], [height - EDGE.bottom, EDGE.top], 4)
  const step = (width - EDGE.left - EDGE.right) / Math.max(1, ticks.length - 1)
  const x = (index: number) => (ticks.length === 1 ? width / 2 : EDGE.left + index * step)
  const pick = (event: MouseEvent<SVGSVGElement>) => {
    const place = (event.clientX - event.currentTarget.getBoundingClientRect().left - EDGE.left) / step
    onPick?.(Math.max(0, Math.min(ticks.length - 1, Math.round(place))))
  }
  return (
    <div ref={box} style={{ width: '100%', height }}>
      {width > 0 && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field for K beside the chart takes the same number by keyboard
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={label}
          className={onPick && 'dfu-pick-k'}
          onClick={onPick && pick}
          style={{ display: 'block' }}
        >
          {y.ticks.map((tick) => (
            <g key={tick}>
              <line x1={EDGE.left} x2={width - EDGE.right} y1={y.toPixel(tick)} y2={y.toPixel(tick)} style={{ stroke: 'var(--t-line)' }} />
              <text x={EDGE.left - 6} y={y.toPixel(tick) + 4} textAnchor="end">
                {format.number(tick, y.digits)}
              </text>
            </g>
          ))}
          {ticks.map((tick, index) => (
            <text key={x(index)} x={x(index)} y={height - 5} textAnchor="middle">
              {tick}
            </text>
          ))}
          {marks.map((mark) => (
            <Mark key={`${mark.index} ${mark.label}`} x={x(mark.index)} label={mark.label} bottom={height - EDGE.bottom} end={width} />
          ))}
          {threshold && (
            <g>
              <line
                x1={EDGE.left}
                x2={width - EDGE.right}
                y1={y.toPixel(threshold.value)}
                y2={y.toPixel(threshold.value)}
                strokeDasharray="2 2"
                style={{ stroke: 'var(--t-warning)' }}
              />
              <text x={width - EDGE.right} y={y.toPixel(threshold.value) - 4} textAnchor="end" style={{ fill: 'var(--t-warning)' }}>
                {threshold.label}
              </text>
            </g>
          )}
          {curves.map((curve) => (
            <CurveLine key={curve.key} curve={curve} x={x} y={y.toPixel} />
          ))}
        </svg>
      )}
    </div>
  )
}

function Mark({ x, label, bottom, end }: { x: number; label: string; bottom: number; end: number }) {
  const late = x > end - 60
  return (
    <g>
      <line x1={x} x2={x} y1={EDGE.top - 4} y2={bottom} strokeDasharray="2 2" style={{ stroke: 'var(--t-text)' }} />
      <text x={late ? x - 3 : x + 3} y={10} textAnchor={late ? 'end' : 'start'} style={{ fill: 'var(--t-text)' }}>
        {label}
      </text>
    </g>
  )
}

/** Every value that the drawing of a curve touches. */
function reach({ values, band, whiskers }: Curve): number[] {
  const points = values.flatMap((value, index) => {
    if (value === null) return []
    const half = whiskers?.[index] ?? 0
    return [value - half, value + half]
  })
  const around = [...(band?.low ?? []), ...(band?.high ?? [])].filter((value) => value !== null)
  return [...points, ...around]
}
