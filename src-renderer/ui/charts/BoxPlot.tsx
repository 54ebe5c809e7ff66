import { useRef } from 'react'
import { useFormat } from '../use-format.ts'
import { extent, niceScale, type Scale } from './scale.ts'
import { useSize } from './use-size.ts'

const ROW = 30
const BOX = 14
const TOP = 4
const AXIS = 20
const FIGURE = 64
const MOST_NAME = 200

export interface BoxFigures {
  label: string
  /** Ends of the whiskers. */
  low: number
  high: number
  q1: number
  median: number
  q3: number
  /** What lies beyond the whiskers. */
  outliers: readonly number[]
}

interface Props {
  /** The finding in one sentence. */
  label: string
  boxes: readonly BoxFigures[]
  /** Each box has an axis of its own, from its least to its greatest value: columns that measure unlike things. */
  ownAxes?: boolean
  /** One line about a box, shown on it. */
  describe: (index: number) => string
}

/** One box a row: quartiles, median, whiskers, and what lies beyond them as small squares. */
export function BoxPlot({ label, boxes, ownAxes = false, describe }: Props) {
  const format = useFormat()
  const element = useRef<HTMLDivElement>(null)
  const { width } = useSize(element)
  const names = Math.min(MOST_NAME, 12 + 6.6 * Math.max(0, ...boxes.map((box) => box.label.length)))
  const left = names + (ownAxes ? FIGURE : 0)
  const right = width - (ownAxes ? FIGURE : 16)
  const shared = niceScale(extent(boxes.flatMap(valuesOf)), [left, right])
  const floor = TOP + boxes.length * ROW
  return (
    // biome-ignore lint/a11y/useSemanticElements: a scroll area must be focusable and named; it is no section of the page
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by the arrow keys
    <div className="scroll" ref={element} role="region" aria-label={label} tabIndex={0}>
      {width > 0 && (
        <svg width={width} height={floor + AXIS} role="img" aria-label={label} style={{ display: 'block' }}>
          {!ownAxes &&
            shared.ticks.map((tick) => (
              <Grid key={tick} x={shared.toPixel(tick)} floor={floor} text={format.number(tick, shared.digits)} />
            ))}
          {boxes.map((box, index) => {
            const ends = extent(valuesOf(box))
            const scale = ownAxes ? straight(ends, [left, right]) : shared
            const middle = TOP + (index + 0.5) * ROW
            return (
              <g key={box.label} className="chart-row">
                <title>{describe(index)}</title>
                <rect x={0} y={middle - ROW / 2} width={width} height={ROW} fill="transparent" />
                <text x={names - 10} y={middle + 4} textAnchor="end" style={{ fill: 'var(--t-text)', fontSize: 12 }}>
                  {cut(box.label, names)}
                </text>
                {ownAxes && <Ends at={[left - 8, right + 8]} y={middle + 4} texts={ends.map(format.general)} />}
                <Box box={box} middle={middle} scale={scale} />
              </g>
            )
          })}
          {!ownAxes && <line x1={left} x2={right} y1={floor} y2={floor} stroke="var(--t-edge)" />}
        </svg>
      )}
    </div>
  )
}

const valuesOf = ({ low, high, outliers }: BoxFigures) => [low, high, ...outliers]

/** A scale that ends exactly with the data; all alike stand in the middle. */
function straight([low, high]: readonly [number, number], [from, to]: readonly [number, number]): Pick<Scale, 'toPixel'> {
  return { toPixel: (value) => (high > low ? from + ((value - low) / (high - low)) * (to - from) : (from + to) / 2) }
}

const cut = (text: string, width: number) => {
  const most = Math.max(4, Math.floor((width - 12) / 6.6))
  return text.length > most ? `${text.slice(0, most - 1)}…` : text
}

const Grid = ({ x, floor, text }: { x: number; floor: number; text: string }) => (
  <g>
    <line x1={x} x2={x} y1={TOP} y2={floor} stroke="var(--t-line)" />
    <text x={x} y={floor + 14} textAnchor="middle">
      {text}
    </text>
  </g>
)

const Ends = ({ at, y, texts }: { at: readonly number[]; y: number; texts: readonly string[] }) => (
  <>
    <text x={at[0]} y={y} textAnchor="end">
      {texts[0]}
    </text>
    <text x={at[1]} y={y}>
      {texts[1]}
    </text>
  </>
)

function Box({ box, middle, scale }: { box: BoxFigures; middle: number; scale: Pick<Scale, 'toPixel'> }) {
  const [low, q1, median, q3, high] = [box.low, box.q1, box.median, box.q3, box.high].map(scale.toPixel)
  const squares = box.outliers.map((value) => `M${(scale.toPixel(value) - 1.5).toFixed(1)} ${middle - 1.5}h3v3h-3z`)
  const [top, bottom] = [middle - BOX / 2, middle + BOX / 2]
  return (
    <>
      <path d={`M${low} ${middle}H${q1}M${q3} ${middle}H${high}M${low} ${middle - 4}v8M${high} ${middle - 4}v8`} stroke="var(--t-text-2)" />
      <rect x={q1} y={top} width={Math.max(1, q3 - q1)} height={BOX} fill="var(--t-accent-line)" stroke="var(--t-text-2)" />
      <line x1={median} x2={median} y1={top} y2={bottom} stroke="var(--t-text)" strokeWidth={2} />
      <path d={squares.join('')} fill="var(--t-text-3)" fillOpacity={0.8} />
    </>
  )
}
