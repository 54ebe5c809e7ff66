import { CartesianGrid, Line, LineChart, ReferenceLine, XAxis, YAxis } from 'recharts'
import { categoryColor, rechartsTheme } from '../theme.ts'
import { useFormat } from '../use-format.ts'
import type { LineChartProps, LineSeries } from './line-series.ts'
import { extent, niceScale } from './scale.ts'

export function RechartsLines({ series, mark, fromZero, height, onPick }: LineChartProps & { height: number }) {
  const format = useFormat()
  const places = [...new Set(series.flatMap((line) => line.points.map((point) => point.x)))].sort((a, b) => a - b)
  const rows = places.map((x) => ({
    x,
    ...Object.fromEntries(series.map((line) => [line.label, line.points.find((point) => point.x === x)?.y])),
  }))
  const [low, high] = extent(series.flatMap((line) => line.points.map((point) => point.y)))
  const y = niceScale([fromZero ? Math.min(0, low) : low, high], [0, 1], 4)
  const x = niceScale(extent(places), [0, 1])
  const byUnit = places.length <= 12
  const pick = (state: { activeLabel?: string | number }) => {
    if (state.activeLabel !== undefined) onPick?.(Number(state.activeLabel))
  }
  return (
    <LineChart
      responsive
      data={rows}
      style={{ width: '100%', height }}
      margin={{ top: 16, right: series.length > 1 ? 92 : 16, bottom: -8, left: -12 }}
      accessibilityLayer={false}
      aria-hidden
      onClick={onPick && pick}
    >
      <CartesianGrid {...rechartsTheme.grid} />
      <XAxis
        dataKey="x"
        type="number"
        domain={byUnit ? ['dataMin', 'dataMax'] : [x.low, x.high]}
        ticks={byUnit ? places : [...x.ticks]}
        tickFormatter={(tick) => (byUnit ? format.general(tick) : format.number(tick, x.digits))}
        padding={{ left: 12, right: 12 }}
        {...rechartsTheme.axis}
      />
      <YAxis
        domain={[y.low, y.high]}
        ticks={[...y.ticks]}
        tickFormatter={(tick) => format.number(tick, y.digits)}
        {...rechartsTheme.axis}
        axisLine={false}
      />
      {series.map((line) => (
        <Line
          key={line.label}
          dataKey={line.label}
          type="linear"
          {...rechartsTheme.series}
          stroke={colorOf(line, series.length)}
          dot={places.length <= 40 ? { r: 2.5, fill: colorOf(line, series.length), strokeWidth: 0 } : false}
          label={series.length > 1 ? endLabel(line, places.length) : undefined}
        />
      ))}
      {mark && (
        <ReferenceLine
          x={mark.x}
          stroke="var(--t-text)"
          strokeDasharray="2 2"
          label={{ value: mark.label, position: 'top', fill: 'var(--t-text)', fontSize: 11 }}
        />
      )}
    </LineChart>
  )
}

const colorOf = (line: LineSeries, count: number) =>
  line.category !== undefined ? categoryColor(line.category) : count === 1 ? 'var(--t-accent)' : 'var(--t-edge)'

/** Recharts draws a label at every point; only the last of the line is wanted. */
const endLabel = (line: LineSeries, places: number) => (point: { x?: number | string; y?: number | string; index?: number }) =>
  point.index === Math.min(places, line.points.length) - 1 ? (
    <text x={Number(point.x) + 6} y={Number(point.y) + 4} style={{ fill: 'var(--t-text-2)' }}>
      {line.label}
    </text>
  ) : (
    <g />
  )
