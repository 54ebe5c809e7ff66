export interface Curve {
  key: string
  values: readonly (number | null)[]
  color: string
  dashed?: boolean
  /** Drawn as a tinted band around the line. */
  band?: { low: readonly (number | null)[]; high: readonly (number | null)[] }
  /** Half length of the interval at each point. */
  whiskers?: readonly (number | null)[]
  /** Points that stand for no record: hollow. */
  hollow?: readonly boolean[]
  dots?: boolean
}

interface Props {
  curve: Curve
  x: (index: number) => number
  y: (value: number) => number
}

/** One line with its band, its intervals and its points; a missing value leaves a gap. */
export function CurveLine({ curve, x, y }: Props) {
  const { values, color, dashed, band, whiskers, hollow, dots = true } = curve
  return (
    <g>
      {band && <path d={bandPath(band, x, y)} style={{ fill: color, fillOpacity: 0.18 }} />}
      {whiskers &&
        values.map((value, index) => <Whisker key={x(index)} value={value} half={whiskers[index]} x={x(index)} y={y} color={color} />)}
      <path
        d={linePath(values, x, y)}
        style={{ fill: 'none', stroke: color, strokeWidth: 1.5, strokeLinejoin: 'round' }}
        strokeDasharray={dashed ? '4 3' : undefined}
      />
      {dots &&
        values.map((value, index) =>
          value === null ? null : (
            <rect
              key={x(index)}
              x={x(index) - 2.5}
              y={y(value) - 2.5}
              width={5}
              height={5}
              style={hollow?.[index] ? { fill: 'var(--t-surface)', stroke: color } : { fill: color }}
            />
          ),
        )}
    </g>
  )
}

interface WhiskerProps {
  value: number | null
  half: number | null
  x: number
  y: (value: number) => number
  color: string
}

function Whisker({ value, half, x, y, color }: WhiskerProps) {
  if (value === null || half === null) return null
  const [top, bottom] = [y(value + half), y(value - half)]
  return <path d={`M${x} ${top}V${bottom}M${x - 3} ${top}h6M${x - 3} ${bottom}h6`} style={{ fill: 'none', stroke: color }} />
}

/** Straight pieces between the values that are there. */
export function linePath(values: readonly (number | null)[], x: Props['x'], y: Props['y']): string {
  let open = false
  return values
    .map((value, index) => {
      if (value === null) {
        open = false
        return ''
      }
      const piece = `${open ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`
      open = true
      return piece
    })
    .join('')
}

function bandPath({ low, high }: NonNullable<Curve['band']>, x: Props['x'], y: Props['y']): string {
  const there = low.flatMap((value, index) => (value === null || high[index] === null ? [] : [{ index, low: value, high: high[index] }]))
  if (there.length < 2) return ''
  const up = there.map((point) => `${x(point.index).toFixed(1)} ${y(point.high).toFixed(1)}`)
  const down = [...there].reverse().map((point) => `${x(point.index).toFixed(1)} ${y(point.low).toFixed(1)}`)
  return `M${[...up, ...down].join('L')}Z`
}
