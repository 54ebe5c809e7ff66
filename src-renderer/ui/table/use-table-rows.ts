import { type ClipboardEvent, type MouseEvent, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { type PagedRows, type SortKey, SUMMARY_HEIGHT, type TableColumn } from './columns.ts'
import { delimited } from './delimited.ts'
import { useRowHeight } from './density.ts'
import { useColumns } from './use-columns.ts'
import { isPaged, type RowView, useRowView } from './use-row-view.ts'
import { useScreen } from './use-screen.ts'
import { useSelection } from './use-selection.ts'

/** Px of the titles in the sticky header, which lies over the top of the scroll box. */
const TITLES = 28

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
  const header = TITLES + (columns.some(({ summary }) => summary !== undefined) ? SUMMARY_HEIGHT : 0)
  const screen = useScreen({ scroller, count: view.count, rowHeight, header, onNeed: isPaged(rows) ? rows.onNeed : undefined })
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
  const focus = isPaged(rows) ? rows.focus : undefined
  const moveTo = useEffectEvent(onMove)
  useEffect(() => {
    if (focus) moveTo(focus.position)
  }, [focus])
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
  const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 300) - header) / rowHeight) - 1)
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
