import { useVirtualizer } from '@tanstack/react-virtual'
import { type ClipboardEvent, type MouseEvent, type ReactNode, useCallback, useEffect, useId, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { saveFile } from '../save-file.ts'
import { useFormat } from '../use-format.ts'
import { columnWidth, type PagedRows, type SortKey, type TableColumn } from './columns.ts'
import { delimited } from './delimited.ts'
import { useRowHeight } from './density.ts'
import { TableHead } from './TableHead.tsx'
import { TableRow } from './TableRow.tsx'
import { TableToolbar } from './TableToolbar.tsx'
import { useColumns } from './use-columns.ts'
import { isPaged, useRowView } from './use-row-view.ts'
import { useSelection } from './use-selection.ts'

const HEADER = 28

interface Props<Row> {
  /** Names the table to a screen reader. */
  label: string
  title?: string
  /** Count, exclusions and their reason. */
  note?: ReactNode
  /** Further controls in the toolbar. */
  tools?: ReactNode
  /** Keep the same array between renders: sorting arrays are made per array. The first column is frozen. */
  columns: readonly TableColumn<Row>[]
  /** All rows, or a source that is read page by page. */
  rows: readonly Row[] | PagedRows<Row>
  rowId: (row: Row) => string | number
  selectedId?: string | number
  onSelect?: (row: Row) => void
  onOpen?: (row: Row) => void
  /** Read once. */
  initialSorting?: readonly SortKey[]
  /** Without it, the rows in view order are saved as `fileName`. */
  onExport?: () => void
  fileName?: string
}

const UNSORTED: readonly SortKey[] = []

/** A table of any length: sticky header, frozen first column, sorting, filter, choice of columns, copy and export. */
export function Table<Row>(props: Props<Row>) {
  const { label, columns, rows, rowId, selectedId, onSelect, onOpen, initialSorting = UNSORTED } = props
  const { t } = useTranslation()
  const format = useFormat()
  const base = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const filterBox = useRef<HTMLInputElement>(null)
  const rowHeight = useRowHeight()
  const { table, visible, sorting } = useColumns(columns, initialSorting)
  const view = useRowView(rows, columns, sorting)
  const virtualizer = useVirtualizer({
    count: view.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollMargin: HEADER,
    scrollPaddingStart: HEADER,
    initialRect: { width: 0, height: 600 },
  })
  useEffect(() => {
    if (rowHeight) virtualizer.measure()
  }, [rowHeight, virtualizer])
  const items = virtualizer.getVirtualItems()
  // Rows that leave the screen are used again for those that come: changing text is cheaper than making elements.
  const pool = useRef(1)
  pool.current = Math.max(pool.current, items.length)
  const firstShown = items[0]?.index ?? 0
  const lastShown = items.at(-1)?.index ?? -1
  const onNeed = isPaged(rows) ? rows.onNeed : undefined
  useEffect(() => {
    if (lastShown >= firstShown) onNeed?.(firstShown, lastShown)
  }, [onNeed, firstShown, lastShown])

  const current = useMemo(() => positionOf(view, rowId, selectedId), [view, rowId, selectedId])
  const onMove = useCallback(
    (position: number) => {
      virtualizer.scrollToIndex(position)
      const row = view.at(position)
      if (row !== undefined) onSelect?.(row)
    },
    [virtualizer, view, onSelect],
  )
  const open = (position: number) => {
    const row = view.at(position)
    if (row !== undefined) onOpen?.(row)
  }
  const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 300) - HEADER) / rowHeight) - 1)
  const selection = useSelection({ count: view.count, current, page, onMove, onOpen: open })

  const onClick = (event: MouseEvent) => {
    const position = positionUnder(event)
    if (position !== undefined && !isControl(event)) selection.move(position, event.shiftKey)
  }
  const onCopy = (event: ClipboardEvent) => {
    if (selection.active < 0 || !window.getSelection()?.isCollapsed) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', delimited(visible, slice(view, selection.first, selection.last), '\t'))
  }
  const saveAll = () =>
    saveFile(props.fileName ?? 'table.csv', `\ufeff${delimited(visible, slice(view, 0, view.count - 1), ',')}`, 'text/csv')
  const onExport = props.onExport ?? (isPaged(rows) ? undefined : saveAll)
  const width = visible.reduce((sum, column) => sum + columnWidth(column), 0)

  return (
    <div className="grid-box">
      <TableToolbar
        title={props.title}
        note={
          view.filter ? t('ui.rowsShown', { shown: view.count, total: view.total }) : (props.note ?? t('ui.rows', { count: view.total }))
        }
        tools={props.tools}
        onFilter={view.setFilter}
        filterBox={filterBox}
        table={table}
        columns={columns}
        onExport={onExport}
      />
      <div className="scroll" ref={scroller} onScroll={markFrozenEdge}>
        <table
          className="grid frozen"
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are chosen by arrow keys, so the table is a grid
          role="grid"
          tabIndex={0}
          aria-label={label}
          aria-rowcount={view.count + 1}
          aria-multiselectable
          aria-activedescendant={
            selection.active >= firstShown && selection.active <= lastShown ? `${base}-${selection.active}` : undefined
          }
          style={{ tableLayout: 'fixed', minWidth: width, '--row': `${rowHeight}px` } as React.CSSProperties}
          onKeyDown={selection.onKeyDown}
          onCopy={onCopy}
        >
          <colgroup>
            {visible.map((column) => (
              <col key={column.id} style={{ width: columnWidth(column) }} />
            ))}
          </colgroup>
          <TableHead table={table} columns={visible} />
          <Spacer height={(items[0]?.start ?? HEADER) - HEADER} />
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the grid around it answers the keys */}
          <tbody onClick={onClick} onDoubleClick={(event) => open(positionUnder(event) ?? -1)}>
            {items.map((item) => (
              <TableRow
                key={item.index % pool.current}
                id={`${base}-${item.index}`}
                row={view.at(item.index)}
                position={item.index}
                columns={visible}
                selected={item.index >= selection.first && item.index <= selection.last && selection.active >= 0}
                active={item.index === selection.active}
                format={format}
              />
            ))}
          </tbody>
          <Spacer height={virtualizer.getTotalSize() - ((items.at(-1)?.end ?? HEADER) - HEADER)} />
        </table>
        {view.count === 0 && view.filter && <p className="empty t3">{t('ui.noRowFits', { text: view.filter })}</p>}
      </div>
    </div>
  )
}

/** Stands for the rows above or below the screen. */
const Spacer = ({ height }: { height: number }) =>
  height > 0 && (
    <tbody className="spacer" aria-hidden>
      <tr style={{ height }} />
    </tbody>
  )

interface Positions<Row> {
  count: number
  at: (position: number) => Row | undefined
}

function positionOf<Row>(view: Positions<Row>, rowId: Props<Row>['rowId'], id: string | number | undefined): number {
  if (id === undefined) return -1
  for (let position = 0; position < view.count; position++) {
    const row = view.at(position)
    if (row !== undefined && rowId(row) === id) return position
  }
  return -1
}

function* slice<Row>(view: Positions<Row>, first: number, last: number): Generator<Row> {
  for (let position = first; position <= last; position++) {
    const row = view.at(position)
    if (row !== undefined) yield row
  }
}

function positionUnder(event: MouseEvent): number | undefined {
  const row = event.target instanceof Element ? event.target.closest<HTMLElement>('tr[data-position]') : null
  return row ? Number(row.dataset.position) : undefined
}

const isControl = (event: MouseEvent) => event.target instanceof Element && event.target.closest('a, button, input, label') !== null

/** Without a render: the frozen column shows its edge once something hides behind it. */
function markFrozenEdge(event: React.UIEvent<HTMLDivElement>) {
  event.currentTarget.querySelector('table')?.classList.toggle('scrolled', event.currentTarget.scrollLeft > 0)
}
