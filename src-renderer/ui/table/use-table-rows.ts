import { useVirtualizer } from '@tanstack/react-virtual'
import { type ClipboardEvent, type MouseEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { PagedRows, SortKey, TableColumn } from './columns.ts'
import { delimited } from './delimited.ts'
import { useRowHeight } from './density.ts'
import { useColumns } from './use-columns.ts'
import { isPaged, type RowView, useRowView } from './use-row-view.ts'
import { useSelection } from './use-selection.ts'

/** Px of the sticky header, which lies over the top of the scroll box. */
const HEADER = 28
/** Rows drawn above and below the screen. */
const OVERSCAN = 6

export interface TableRows<Row> {
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
}

const UNSORTED: readonly SortKey[] = []

/** Which rows and columns are on screen, which rows are selected, and what pointer, keys and clipboard do. */
export function useTableRows<Row>({ columns, rows, rowId, selectedId, onSelect, onOpen, initialSorting = UNSORTED }: TableRows<Row>) {
  const scroller = useRef<HTMLDivElement>(null)
  const rowHeight = useRowHeight()
  const { table, visible, sorting } = useColumns(columns, initialSorting)
  const view = useRowView(rows, columns, sorting)
  const screen = useScreen(scroller, view.count, rowHeight, isPaged(rows) ? rows.onNeed : undefined)
  const current = useMemo(() => positionOf(view, rowId, selectedId), [view, rowId, selectedId])
  const { scrollTo } = screen
  // A row chosen before its page is there: it is selected when it comes.
  const [awaited, setAwaited] = useState(-1)
  const onMove = useCallback(
    (position: number) => {
      scrollTo(position)
      const row = view.at(position)
      setAwaited(row === undefined ? position : -1)
      if (row !== undefined) onSelect?.(row)
    },
    [scrollTo, view, onSelect],
  )
  const arrived = awaited >= 0 ? view.at(awaited) : undefined
  useEffect(() => {
    if (arrived === undefined) return
    setAwaited(-1)
    onSelect?.(arrived)
  }, [arrived, onSelect])
  const open = (position: number | undefined) => {
    const row = position === undefined ? undefined : view.at(position)
    if (row !== undefined) onOpen?.(row)
  }
  const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 300) - HEADER) / rowHeight) - 1)
  const selection = useSelection({ count: view.count, current: awaited >= 0 ? awaited : current, page, onMove, onOpen: open })

  const onClick = (event: MouseEvent) => {
    const position = positionUnder(event)
    if (position !== undefined && !isControl(event)) selection.move(position, event.shiftKey)
  }
  const onDoubleClick = (event: MouseEvent) => open(positionUnder(event))
  const onCopy = (event: ClipboardEvent) => {
    if (selection.active < 0 || !window.getSelection()?.isCollapsed) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', delimited(visible, slice(view, selection.first, selection.last), '\t'))
  }
  const toCsv = () => delimited(visible, slice(view, 0, view.count - 1), ',')

  return { scroller, rowHeight, table, visible, view, screen, selection, onClick, onDoubleClick, onCopy, toCsv }
}

/** The rows that are drawn, and the empty heights above and below them. */
function useScreen(
  scroller: RefObject<HTMLDivElement | null>,
  count: number,
  rowHeight: number,
  onNeed?: (first: number, last: number) => void,
) {
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    scrollMargin: HEADER,
    scrollPaddingStart: HEADER,
    initialRect: { width: 0, height: 600 },
  })
  useEffect(() => {
    if (rowHeight) virtualizer.measure()
  }, [rowHeight, virtualizer])
  const items = virtualizer.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? -1
  useEffect(() => {
    if (last >= first) onNeed?.(first, last)
  }, [onNeed, first, last])
  // Rows that leave the screen are used again for those that come: changing text is cheaper than making elements.
  const pool = useRef(1)
  pool.current = Math.max(pool.current, items.length)
  const scrollTo = useCallback((position: number) => virtualizer.scrollToIndex(position), [virtualizer])
  return {
    rows: items.map(({ index }) => ({ position: index, key: index % pool.current })),
    above: (items[0]?.start ?? HEADER) - HEADER,
    below: virtualizer.getTotalSize() - ((items.at(-1)?.end ?? HEADER) - HEADER),
    shows: (position: number) => position >= first && position <= last,
    scrollTo,
  }
}

type Positions<Row> = Pick<RowView<Row>, 'count' | 'at'>

function positionOf<Row>(view: Positions<Row>, rowId: (row: Row) => string | number, id: string | number | undefined): number {
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
