import { useMemo, useState } from 'react'
import { Page } from '../Page.tsx'
import type { PagedRows } from '../table/columns.ts'
import { Table } from '../table/Table.tsx'
import { COLUMNS } from './columns.ts'
import { type Item, sampleItems } from './sample.ts'

/** Many rows at once, or the same rows read page by page with a delay. */
export function TablePage({ count, paged }: { count: number; paged: boolean }) {
  const items = useMemo(() => sampleItems(count), [count])
  const [selected, setSelected] = useState<string>()
  const pages = usePages(items)
  return (
    <div className="shell" style={{ gridTemplate: '"page" 100vh / minmax(0, 1fr)' }}>
      <Page title="Table" crumbs={[{ label: 'Table' }]}>
        <Table
          label="Sample"
          title="Lots"
          columns={COLUMNS}
          rows={paged ? pages : items}
          rowId={(item) => item.id}
          selectedId={selected}
          onSelect={(item) => setSelected(item.id)}
          initialSorting={SORTING}
        />
      </Page>
    </div>
  )
}

const SORTING = [{ id: 'confidence', desc: false }]
const PAGE = 200

function usePages(items: readonly Item[]): PagedRows<Item> {
  const [loaded, setLoaded] = useState<ReadonlySet<number>>(new Set())
  return useMemo(
    () => ({
      count: items.length,
      rowAt: (position) => (loaded.has(Math.floor(position / PAGE)) ? items[position] : undefined),
      onNeed: (first, last) => {
        const wanted = [Math.floor(first / PAGE), Math.floor(last / PAGE)].filter((page) => !loaded.has(page))
        if (wanted.length > 0) setTimeout(() => setLoaded((all) => new Set([...all, ...wanted])), 150)
      },
    }),
    [items, loaded],
  )
}
