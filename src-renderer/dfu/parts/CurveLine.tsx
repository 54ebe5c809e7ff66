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

/** One closed piece for each stretch of points where both edges are there. */
function bandPath({ low, high }: NonNullable<Curve['band']>, x: Props['x'], y: Props['y']): string {
  const stretches: { index: number; low: number; high: number }[][] = [[]]
  low.forEach((bottom, index) => {
    const top = high[index]
    if (bottom === null || top === null) stretches.push([])
    else stretches[stretches.length - 1].push({ index, low: bottom, high: top })
  })
  const at = (index: number, value: number) => `${x(index).toFixed(1)} ${y(value).toFixed(1)}`
  return stretches
    .filter((stretch) => stretch.length > 1)
    .map((stretch) => {
      const up = stretch.map((point) => at(point.index, point.high))
      const down = stretch.toReversed().map((point) => at(point.index, point.low))
      return `M${[...up, ...down].join('L')}Z`
    })
    .join('')
}
