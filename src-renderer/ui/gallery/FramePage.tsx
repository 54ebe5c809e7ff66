import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { CopyButton } from '../CopyButton.tsx'
import { ChartFrame } from '../charts/ChartFrame.tsx'
import { type HeatScale, HeatScaleSwitch, HeatTable } from '../charts/HeatTable.tsx'
import { ScatterCanvas } from '../charts/ScatterCanvas.tsx'
import { Inspector, InspectorSection } from '../Inspector.tsx'
import { JobStrip } from '../JobStrip.tsx'
import { MiniHistogram } from '../MiniHistogram.tsx'
import { Page } from '../Page.tsx'
import { Mosaic, Panel } from '../Panel.tsx'
import { SignedBar } from '../SignedBar.tsx'
import { Tag } from '../Tag.tsx'
import { Tile } from '../Tile.tsx'
import { Table } from '../table/Table.tsx'
import { categoryColor } from '../theme.ts'
import { useFormat } from '../use-format.ts'
import { COLUMNS } from './columns.ts'
import { CENTRES, type Item, MEASURES, sampleItems, samplePoints } from './sample.ts'

const LABEL = 'Four groups part along the first component'
const SORTING = [{ id: 'confidence', desc: false }]

/** All parts of a result page together, as the window holds them. */
export function FramePage() {
  const items = useMemo(() => sampleItems(618), [])
  const [selected, setSelected] = useState<Item>(items[3])
  const points = useMemo(() => samplePoints(618), [])
  return (
    <div className="shell">
      <header className="top">
        <div className="brand">Tessera</div>
      </header>
      <nav className="nav" aria-label="Sections" />
      <Page
        title="Run 14 · four groups"
        badge={<Tag>20 Nov 2026, 14:31</Tag>}
        crumbs={[]}
        actions={
          <>
            <Button>Compare runs</Button>
            <Button>Report</Button>
            <Button variant="filled">New run</Button>
          </>
        }
        facts={[
          { value: '618', label: 'lots' },
          { value: '0.34', label: 'silhouette', place: 'before', term: 'sample.sample' },
          { value: '42', label: 'seed', place: 'before' },
          { value: '7f3a91c', label: 'data', place: 'before', mono: true },
          { label: 'Numbers matched to run 13: 96% of lots keep theirs' },
        ]}
        inspector={<Details item={selected} />}
      >
        <Mosaic columns="minmax(0, 1fr) var(--panel-width, 304px) var(--narrow, 196px)" height="var(--panels, 294px)">
          <Heat />
          <ChartFrame
            title="PCA"
            hint="component 2 (19%) by component 1 (61%)"
            label={LABEL}
            fileName="plane"
            values={{ columns: [{ header: 'x' }, { header: 'y' }], rows: [...points.x].map((x, index) => [x, points.y[index]]) }}
          >
            <ScatterCanvas
              label={LABEL}
              data={points}
              centroids={CENTRES}
              selected={items.indexOf(selected)}
              runnerUp={3}
              onSelect={(index) => setSelected(items[index])}
              describe={(index) => `${items[index].id} · group ${points.category[index]}`}
            />
          </ChartFrame>
          <Confidence />
        </Mosaic>
        <Table
          label="Lots of this run"
          title="Lots"
          note="618 assigned · 13 excluded: no corn record"
          columns={COLUMNS}
          rows={items}
          rowId={(item) => item.id}
          selectedId={selected.id}
          onSelect={setSelected}
          initialSorting={SORTING}
        />
      </Page>
      <JobStrip
        job={{ id: '1', name: 'Recommender training', share: 0.62, step: 'epoch 19 of 30', timeLeftMs: 100_000 }}
        queued={1}
        savedAt="2026-11-20T13:32:00Z"
        logHref="#log"
        onCancel={() => {}}
      />
    </div>
  )
}

function Heat() {
  const [scale, setScale] = useState<HeatScale>('units')
  const rows = MEASURES.map((measure, place) => ({
    ...measure,
    overall: measure.mean,
    cells: CENTRES.map((centre) => {
      const z = Math.sin(centre.id * 3 + place) * 1.4
      return { z, value: measure.mean + z * measure.deviation }
    }),
    share: 0.5 + 0.05 * place,
  }))
  return (
    <ChartFrame
      title="Group profile"
      hint="colour = distance to all"
      label="Group 3 has the highest ITM"
      fileName="profile"
      values={{ columns: [{ header: 'Feature' }, { header: 'All' }], rows: rows.map((row) => [row.label, row.overall]) }}
      actions={<HeatScaleSwitch scale={scale} onChange={setScale} />}
    >
      <HeatTable
        label="Group 3 has the highest ITM"
        rowsLabel="Feature"
        rows={rows}
        columns={CENTRES.map((centre) => ({ id: centre.id, count: 120 + centre.id * 30 }))}
        scale={scale}
        shareLabel="η²"
        shareDefinition="Share of variance between groups, from 0 to 1."
      />
    </ChartFrame>
  )
}

function Confidence() {
  const format = useFormat()
  return (
    <Panel title="Confidence" hint="lots by group">
      <div className="stack">
        {CENTRES.map(({ id }) => (
          <div key={id} className="row">
            <Tile id={id} />
            <MiniHistogram
              bins={Array.from({ length: 20 }, (_, bin) => Math.round(40 * Math.exp(-((bin - 9 - id) ** 2) / 20)))}
              width={104}
              height={40}
              color={categoryColor(id)}
              label={`Group ${id}`}
            />
            <span className="tiny t2">{format.number(0.4 + id / 100, 2)}</span>
          </div>
        ))}
      </div>
    </Panel>
  )
}

function Details({ item }: { item: Item }) {
  const format = useFormat()
  return (
    <Inspector
      title={item.id}
      aside={`${item.site} · ${format.date(item.placed)}`}
      footer={<CopyButton label="Copy command" text="tessera" />}
    >
      <InspectorSection title="Why here?">
        <div className="row">
          <Tile id={item.group} large /> rather than <Tile id={item.next} large outline />
          <b className="end semi">{format.number(item.confidence, 2)}</b>
        </div>
      </InspectorSection>
      <InspectorSection title="Part of each feature">
        <table className="plain-table">
          <tbody>
            {MEASURES.map((measure, index) => (
              <tr key={measure.key}>
                <td>
                  {measure.label} <span className="unit">{measure.unit}</span>
                </td>
                <td>
                  <SignedBar value={1 - index / 2.5} max={1.5} width={100} />
                </td>
                <td className="num">{format.signed(1 - index / 2.5)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </InspectorSection>
    </Inspector>
  )
}
