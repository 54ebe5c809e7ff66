import { useMemo, useState } from 'react'
import { BarChart } from '../charts/BarChart.tsx'
import { BoxPlot } from '../charts/BoxPlot.tsx'
import { ChartFrame } from '../charts/ChartFrame.tsx'
import { ChartKey } from '../charts/ChartKey.tsx'
import { Histogram } from '../charts/Histogram.tsx'
import { LinePlot } from '../charts/LinePlot.tsx'
import { ScatterCanvas } from '../charts/ScatterCanvas.tsx'
import { ScatterMatrix } from '../charts/ScatterMatrix.tsx'
import { Page } from '../Page.tsx'
import { Mosaic } from '../Panel.tsx'
import { useFormat } from '../use-format.ts'
import { samplePoints } from './sample.ts'

const LABEL = 'What the chart says, in one sentence'
const VALUES = { columns: [{ header: 'x' }], rows: [[1]] }
const DAY_MS = 86_400_000
const START = Date.UTC(2025, 0, 15)

/** Every chart of one's own data, with dates, shades, sizes, long names, gaps and a single value. */
export function ChartsPage() {
  const format = useFormat()
  const points = useMemo(() => samplePoints(5000), [])
  const [selected, setSelected] = useState(7)
  const [highlighted, setHighlighted] = useState<number>()
  const dated = useMemo(
    () => ({
      x: points.x.map((_, index) => START + index * DAY_MS * 0.2),
      y: points.y.map((value) => value * 1e5),
      category: points.category,
      shade: points.x.map((value) => (value + 6) / 12),
      size: points.y.map((value) => Math.max(0, Math.min(1, (value + 4) / 8))),
      xDates: true,
    }),
    [points],
  )
  const matrix = useMemo(
    () => ({
      category: points.category,
      columns: [
        { label: 'first component', values: points.x },
        { label: 'second component', values: points.y },
        { label: 'their sum', values: points.x.map((value, index) => value + points.y[index]) },
      ],
    }),
    [points],
  )
  const at = Array.from({ length: 500 }, (_, index) => START + index * DAY_MS)
  const wave = (phase: number, gap: number) => at.map((_, i) => (i > gap && i < gap + 30 ? null : 40 + 20 * Math.sin(i / 40 + phase)))
  const chart = (title: string, drawn: React.ReactNode) => (
    <ChartFrame title={title} label={LABEL} fileName={title} values={VALUES}>
      {drawn}
    </ChartFrame>
  )
  return (
    <div className="shell" style={{ gridTemplate: '"page" 100vh / minmax(0, 1fr)' }}>
      <Page title="Charts" crumbs={[]}>
        <div className="scroll">
          <Mosaic columns="1fr 1fr">
            {chart(
              'Box plots',
              <BoxPlot
                label={LABEL}
                describe={(index) => `box ${index + 1}`}
                boxes={[
                  { label: 'LL', low: 13, q1: 15, median: 15.6, q3: 16.4, high: 18, outliers: [10, 24] },
                  {
                    label: 'A site with a very long name that has to be cut',
                    low: 13.5,
                    q1: 15.2,
                    median: 16,
                    q3: 16.9,
                    high: 19,
                    outliers: [],
                  },
                  { label: 'one value', low: 17, q1: 17, median: 17, q3: 17, high: 17, outliers: [] },
                ]}
              />,
            )}
            {chart(
              'Box plots on axes of their own',
              <BoxPlot
                label={LABEL}
                ownAxes
                describe={(index) => `box ${index + 1}`}
                boxes={[
                  { label: 'share', low: 0.01, q1: 0.02, median: 0.03, q3: 0.04, high: 0.06, outliers: [0.09] },
                  { label: 'birds', low: 220, q1: 600, median: 760, q3: 930, high: 1400, outliers: [1600, 1580] },
                ]}
              />,
            )}
            {chart(
              'Bars',
              <BarChart
                label={LABEL}
                bars={[
                  { label: 'LL', value: 1_234_567 },
                  { label: 'LS', value: -234_567 },
                  { label: 'missing', value: null },
                ]}
              />,
            )}
            {chart('Histogram of dates', <Histogram dates edges={at.slice(0, 41)} counts={at.slice(0, 40).map((_, i) => (i * 37) % 23)} />)}
            {chart(
              'Lines',
              <LinePlot
                label={LABEL}
                at={at}
                dates
                describe={(index) => format.date(new Date(at[index]).toISOString().slice(0, 10))}
                series={[
                  { label: 'LL', values: wave(0, 100), category: 1 },
                  { label: 'LS', values: wave(0.1, 200), category: 2 },
                  { label: 'A very long name', values: wave(2, 900), category: 3 },
                ]}
              />,
            )}
            {chart(
              'Shades, sizes and dates',
              <>
                <ChartKey title="birds" range={['227', format.number(1600)]} />
                <ScatterCanvas
                  label={LABEL}
                  data={dated}
                  selected={selected}
                  onSelect={setSelected}
                  describe={(index) => `point ${index}`}
                />
              </>,
            )}
          </Mosaic>
          {chart(
            'Scatter matrix',
            <>
              <ChartKey
                title="group"
                items={[1, 2, 3, 4].map((id) => ({ id, label: `group ${id}` }))}
                highlighted={highlighted}
                onHighlight={setHighlighted}
              />
              <ScatterMatrix
                label={LABEL}
                data={matrix}
                correlations={[
                  [1, 0.42, 0.81],
                  [0.42, 1, null],
                  [0.81, null, 1],
                ]}
                selected={selected}
                highlighted={highlighted}
                onSelect={setSelected}
                describe={(index) => `point ${index}`}
              />
            </>,
          )}
        </div>
      </Page>
    </div>
  )
}
