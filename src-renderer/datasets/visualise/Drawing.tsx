import { useMemo, useRef } from 'react'
import { BarChart, BoxPlot, categoryColor, Histogram, LinePlot, Tile, useSize } from '#ui'
import type { DrawingProps } from './drawing-props.ts'
import { MatrixDrawing } from './MatrixDrawing.tsx'
import { OutliersDrawing } from './OutliersDrawing.tsx'
import { ScatterDrawing } from './ScatterDrawing.tsx'
import { axisName } from './use-chart-words.ts'
import { boxFigures, isDates, placeOf, plottedLines } from './view.ts'

/** The drawing of each kind of chart, with the names of its axes. */
export function Drawing(props: Omit<DrawingProps, 'data'>) {
  const { data } = props.shown
  switch (data.kind) {
    case 'histogram':
      return <HistogramDrawing {...props} data={data} />
    case 'box':
      return <BoxDrawing {...props} data={data} />
    case 'scatter':
      return <ScatterDrawing {...props} data={data} />
    case 'scatter_matrix':
      return <MatrixDrawing {...props} data={data} />
    case 'bar':
      return <BarDrawing {...props} data={data} />
    case 'line':
      return <LineDrawing {...props} data={data} />
    case 'outliers':
      return <OutliersDrawing {...props} data={data} />
  }
}

function HistogramDrawing({ shown, data, words }: DrawingProps<'histogram'>) {
  const box = useRef<HTMLDivElement>(null)
  const { height } = useSize(box)
  const edges = useMemo(() => data.edges.map(placeOf), [data])
  const most = Math.max(...data.series.flatMap(({ counts }) => counts))
  const describe = (counts: readonly number[]) => (bin: number) =>
    words.say('binReading', {
      low: words.figure(data.edges[bin]),
      high: words.figure(data.edges[bin + 1]),
      count: words.figure(counts[bin]),
    })
  const common = { edges, most, dates: isDates(data.edges) }
  const [first] = data.series
  if (first.label === null)
    return (
      <>
        <p className="visualise-axis vertical tiny t3">{words.say('measures.rows')}</p>
        <div className="chart-plot" ref={box}>
          {height > 0 && <Histogram {...common} counts={first.counts} height={height} describe={describe(first.counts)} />}
        </div>
        <p className="visualise-axis tiny t3">{axisName(shown, data.column)}</p>
      </>
    )
  return (
    <>
      <p className="visualise-axis vertical tiny t3">{words.say('measures.rows')}</p>
      <div className="visualise-panels">
        {data.series.map(({ label, counts }, index) => (
          <div key={label}>
            <h3 className="row tight small">
              <Tile id={index + 1} />
              <span className="ell">{words.group(shown.config.colour ?? '', label ?? '')}</span>
            </h3>
            <Histogram {...common} counts={counts} height={150} color={categoryColor(index + 1)} describe={describe(counts)} />
          </div>
        ))}
      </div>
      <p className="visualise-axis tiny t3">{axisName(shown, data.column)}</p>
    </>
  )
}

function BoxDrawing({ shown, data, label, words }: DrawingProps<'box'>) {
  const boxes = useMemo(() => boxFigures(data, words.group), [data, words])
  const ownAxes = data.value === null && boxes.length > 1
  const describe = (index: number) => {
    const { n, q1, median, q3, outliers } = data.boxes[index]
    const told = Object.fromEntries(
      Object.entries({ count: n, q1, median, q3, outliers }).map(([name, value]) => [name, words.figure(value)]),
    )
    return words.say('boxReading', { ...told, label: boxes[index].label })
  }
  return (
    <>
      <BoxPlot label={label} boxes={boxes} ownAxes={ownAxes} describe={describe} />
      {ownAxes && <p className="tiny t3">{words.say('ownAxes')}</p>}
      {!ownAxes && <p className="visualise-axis tiny t3">{axisName(shown, data.value ?? boxes[0].label)}</p>}
      {data.other_groups > 0 && <p className="tiny t3">{words.say('other_groups', { count: data.other_groups })}</p>}
    </>
  )
}

function BarDrawing({ shown, data, label, words }: DrawingProps<'bar'>) {
  const bars = useMemo(() => data.bars.map((bar) => ({ label: words.group(data.x, bar.label), value: bar.value })), [data, words])
  const whole = bars.every(({ value }) => value === null || Number.isInteger(value))
  return (
    <>
      <BarChart
        label={label}
        bars={bars}
        digits={whole ? 0 : undefined}
        describe={(index) => words.say('barReading', { label: bars[index].label, value: words.figure(bars[index].value) })}
      />
      <p className="visualise-axis tiny t3">{words.measure(data.y === null ? null : axisName(shown, data.y), data.aggregate)}</p>
      {data.other_categories > 0 && <p className="tiny t3">{words.say('other_categories', { count: data.other_categories })}</p>}
    </>
  )
}

function LineDrawing({ shown, data, label, words }: DrawingProps<'line'>) {
  const at = useMemo(() => data.at.map(placeOf), [data])
  const series = useMemo(() => plottedLines(data, (name) => words.group(shown.config.colour ?? '', name)), [data, words, shown])
  const describe = (index: number) => {
    const values = series.flatMap((line) => {
      const value = line.values[index] ?? null
      return value === null ? [] : [line.label ? `${line.label} ${words.figure(value)}` : words.figure(value)]
    })
    return words.say('lineReading', { at: words.figure(data.at[index]), values: values.join(' · ') || '–' })
  }
  return (
    <>
      <p className="visualise-axis vertical tiny t3">{words.measure(data.y === null ? null : axisName(shown, data.y), data.aggregate)}</p>
      <LinePlot label={label} at={at} dates={isDates(data.at)} series={series} describe={describe} />
      <p className="visualise-axis tiny t3">{axisName(shown, data.x)}</p>
      {data.joined_into !== null && <p className="tiny t3">{words.say('joined_into', { count: data.joined_into })}</p>}
    </>
  )
}
