import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react'
import { categoryColor } from '../theme.ts'
import { useFormat } from '../use-format.ts'
import { extent, type Scale } from './scale.ts'
import { spreadLabels } from './spread-labels.ts'
import { axisScale, tickText, tickWidth } from './time-scale.ts'
import { useSize } from './use-size.ts'

const MARGIN = { top: 8, right: 12, bottom: 20 }
const MOST_NAME = 110

export interface PlottedLine {
  label: string
  /** One per place; null leaves a gap. */
  values: readonly (number | null)[]
  /** A category; without it the line is petrol. */
  category?: number
}

interface Props {
  /** The finding in one sentence. */
  label: string
  /** Rising places, in ms since 1970 when `dates`. */
  at: readonly number[]
  dates?: boolean
  series: readonly PlottedLine[]
  /** One line about a place, shown beside it and read aloud. */
  describe: (index: number) => string
}

/** Lines of thousands of points; the pointer or the arrow keys read them place by place. */
export function LinePlot({ label, at, dates, series, describe }: Props) {
  const format = useFormat()
  const box = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(box)
  const [read, setRead] = useState(-1)
  const named = series.some((line) => line.label !== '')
  const plan = useMemo(() => {
    const values = series.flatMap((line) => line.values.filter((value) => value !== null))
    const y = axisScale(extent(values), [height - MARGIN.bottom, MARGIN.top])
    const left = tickWidth(y, format)
    const right = width - MARGIN.right - (named ? MOST_NAME : 0)
    return { left, right, y, x: axisScale(extent(at), [left, right], { tight: true, dates }) }
  }, [series, at, dates, named, width, height, format])
  const { left, right, x, y } = plan
  const floor = height - MARGIN.bottom

  const nearest = (event: PointerEvent<HTMLElement>) => {
    const value = x.toValue(event.clientX - event.currentTarget.getBoundingClientRect().left)
    return at.reduce((best, place, index) => (Math.abs(place - value) < Math.abs(at[best] - value) ? index : best), 0)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (step === undefined || at.length === 0) return
    event.preventDefault()
    setRead(Math.max(0, Math.min(at.length - 1, read < 0 ? 0 : read + step)))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this is a drawing that is walked with the arrow keys
    <div
      ref={box}
      className="chart-plot"
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys walk from place to place
      tabIndex={0}
      onPointerMove={(event) => setRead(at.length === 0 ? -1 : nearest(event))}
      onPointerLeave={() => setRead(-1)}
      onKeyDown={onKeyDown}
    >
      {width > 0 && height > 0 && (
        <svg width={width} height={height} aria-hidden>
          {y.ticks.map((tick) => (
            <g key={tick}>
              <line x1={left} x2={right} y1={y.toPixel(tick)} y2={y.toPixel(tick)} stroke="var(--t-line)" />
              <text x={left - 5} y={y.toPixel(tick) + 4} textAnchor="end">
                {tickText(y, tick, format)}
              </text>
            </g>
          ))}
          <line x1={left} x2={right} y1={floor} y2={floor} stroke="var(--t-edge)" />
          {x.ticks.map((tick) => (
            <text key={tick} x={x.toPixel(tick)} y={height - 5} textAnchor="middle">
              {tickText(x, tick, format)}
            </text>
          ))}
          {series.map((line) => (
            <path
              key={line.label}
              d={pathOf(line.values, at, x, y)}
              fill="none"
              stroke={colorOf(line)}
              strokeWidth={1.5}
              strokeLinejoin="round"
            />
          ))}
          {named && <EndLabels series={series} y={y} left={right + 8} floor={floor} />}
          {read >= 0 && <Reading series={series} at={at} index={read} x={x} y={y} floor={floor} />}
        </svg>
      )}
      {read >= 0 && read < at.length && (
        <span
          className="chart-reading"
          style={
            x.toPixel(at[read]) > width / 2 ? { right: width - x.toPixel(at[read]) + 8, top: 0 } : { left: x.toPixel(at[read]) + 8, top: 0 }
          }
        >
          {describe(read)}
        </span>
      )}
      <span className="sr" role="status">
        {read >= 0 && read < at.length ? describe(read) : ''}
      </span>
    </div>
  )
}

const colorOf = ({ category }: PlottedLine) => (category === undefined ? 'var(--t-accent)' : categoryColor(category))

/** Gaps part the line; a value between two gaps is a short stroke, so that it is seen. */
function pathOf(values: PlottedLine['values'], at: readonly number[], x: Scale, y: Scale): string {
  return values
    .map((value, index) => {
      if (value === null) return ''
      const point = `${x.toPixel(at[index]).toFixed(1)} ${y.toPixel(value).toFixed(1)}`
      const joined = (values[index - 1] ?? null) !== null
      const alone = !joined && (values[index + 1] ?? null) === null
      return `${joined ? 'L' : 'M'}${point}${alone ? 'm-2 0h4' : ''}`
    })
    .join('')
}

/** Names at the last values, pushed apart. */
function EndLabels({ series, y, left, floor }: { series: readonly PlottedLine[]; y: Scale; left: number; floor: number }) {
  const ends = series.flatMap((line) => {
    const last = line.values.findLast((value) => value !== null)
    return last === undefined || last === null ? [] : [{ line, wanted: y.toPixel(last) }]
  })
  const places = spreadLabels(
    ends.map(({ wanted }) => wanted),
    MARGIN.top + 4,
    floor,
  )
  return ends.map(({ line }, index) => (
    <g key={line.label}>
      <rect x={left} y={places[index] - 4} width={8} height={8} fill={colorOf(line)} />
      <text x={left + 12} y={places[index] + 4} style={{ fill: 'var(--t-text-2)' }}>
        {line.label.length > 14 ? `${line.label.slice(0, 13)}…` : line.label}
      </text>
    </g>
  ))
}

interface ReadingProps {
  series: readonly PlottedLine[]
  at: readonly number[]
  index: number
  x: Scale
  y: Scale
  floor: number
}

function Reading({ series, at, index, x, y, floor }: ReadingProps) {
  const place = x.toPixel(at[index])
  return (
    <g>
      <line x1={place} x2={place} y1={MARGIN.top} y2={floor} stroke="var(--t-edge)" strokeDasharray="2 2" />
      {series.map((line) => {
        const value = line.values[index] ?? null
        return (
          value !== null && (
            <rect
              key={line.label}
              x={place - 3}
              y={y.toPixel(value) - 3}
              width={6}
              height={6}
              fill={colorOf(line)}
              stroke="var(--t-surface)"
            />
          )
        )
      })}
    </g>
  )
}
