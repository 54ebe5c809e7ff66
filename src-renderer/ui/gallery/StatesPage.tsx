import { Button } from '@mantine/core'
import { useState } from 'react'
import { ChartFrame } from '../charts/ChartFrame.tsx'
import { Histogram } from '../charts/Histogram.tsx'
import { LineChart } from '../charts/LineChart.tsx'
import { EmptyState } from '../EmptyState.tsx'
import { ErrorNote } from '../ErrorNote.tsx'
import { Loaded } from '../Loaded.tsx'
import { Note } from '../Note.tsx'
import { Page } from '../Page.tsx'
import { Mosaic, Panel } from '../Panel.tsx'
import { Tag } from '../Tag.tsx'
import { Tile } from '../Tile.tsx'
import { useToasts } from '../Toasts.tsx'
import { Missing } from '../table/Cell.tsx'

const ERROR = {
  code: 'LOTS_TOO_FEW',
  message: 'At least 20 rows are needed, 19 fit the filters.',
  details: { hint: 'Widen the filters or lower the least number of rows.' },
}
const loaded = { data: ['a'], error: null, isFetching: false, refetch: () => {} }

/** Each part in each of its states. */
export function StatesPage() {
  const { show } = useToasts()
  const [k, setK] = useState(4)
  const elbow = [3, 4, 5, 6, 7, 8].map((x) => ({ x, y: 2400 / x }))
  return (
    <div className="shell" style={{ gridTemplate: '"page" 100vh / minmax(0, 1fr)' }}>
      <Page
        title="States"
        crumbs={[]}
        actions={<Button onClick={() => show('Run 13 deleted', { undo: () => show('Run 13 is back') })}>Delete run 13</Button>}
      >
        <Mosaic columns="1fr 1fr 1fr">
          <Panel title="Notes">
            <div className="stack">
              <Note>13 rows were set aside: no record of corn.</Note>
              <Note tone="warning" action={<Button size="xs">Restart</Button>}>
                Tessera closed before one job ended.
              </Note>
              <ErrorNote error={ERROR} onRetry={() => {}} />
            </div>
          </Panel>
          <Panel title="Empty">
            <EmptyState title="No run yet" action={<Button variant="filled">New run</Button>} sample={<Button>Open the sample</Button>}>
              Runs appear here once rows were imported.
            </EmptyState>
          </Panel>
          <Panel title="Small parts">
            <div className="stack">
              <div className="row" style={{ flexWrap: 'wrap' }}>
                {Array.from({ length: 14 }, (_, index) => index + 1).map((id) => (
                  <Tile key={id} id={id} />
                ))}
                {[1, 2, 3].map((id) => (
                  <Tile key={id} id={id} outline large />
                ))}
              </div>
              <div className="row">
                <Tag>neutral</Tag>
                <Tag tone="accent">running</Tag>
                <Tag tone="success">done</Tag>
                <Tag tone="warning">interrupted</Tag>
                <Tag tone="danger">failed</Tag>
                <Missing />
              </div>
              <Loaded query={{ ...loaded, isFetching: true, isPlaceholderData: true }}>{() => <p>The last result, dimmed</p>}</Loaded>
              <Loaded query={{ ...loaded, data: undefined, isFetching: true }}>{() => null}</Loaded>
              <Loaded query={{ ...loaded, error: ERROR }}>{() => <p>The rest of the page stays</p>}</Loaded>
            </div>
          </Panel>
        </Mosaic>
        <Mosaic columns="1fr 1fr 1fr">
          <ChartFrame
            title="Inertia"
            hint="by number of groups"
            label={`The curve bends at ${k}`}
            fileName="elbow"
            values={valuesOf(elbow)}
          >
            <LineChart series={[{ label: 'inertia', points: elbow }]} mark={{ x: k, label: `k = ${k}` }} onPick={setK} />
          </ChartFrame>
          <ChartFrame title="Two lines" hint="x by y" label="Both fall" fileName="lines" values={valuesOf(elbow)}>
            <LineChart
              fromZero
              series={[
                { label: 'inertia', points: elbow, category: 1 },
                { label: 'reference', points: elbow.map(({ x, y }) => ({ x, y: y * 0.7 })), category: 2 },
              ]}
            />
          </ChartFrame>
          <ChartFrame title="Histogram" hint="rows by value" label="Most values lie near 0.5" fileName="histogram" values={valuesOf(elbow)}>
            <Histogram
              edges={Array.from({ length: 21 }, (_, index) => index / 20)}
              counts={Array.from({ length: 20 }, (_, index) => Math.round(900 * Math.exp(-((index - 10) ** 2) / 15)))}
              mark={{ value: 0.4, label: 'mean 0.40' }}
            />
          </ChartFrame>
        </Mosaic>
      </Page>
    </div>
  )
}

const valuesOf = (points: readonly { x: number; y: number }[]) => ({
  columns: [{ header: 'x' }, { header: 'y', digits: 1 }],
  rows: points.map((point) => [point.x, point.y]),
})
