import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { PagedRows, SortKey, TableColumn } from './columns.ts'
import { createRowOrder, type RowOrder } from './order.ts'

/** The rows as they are read: filtered and sorted here when they are all at hand, by their owner when they come in pages. */
export interface RowView<Row> {
  count: number
  total: number
  at: (position: number) => Row | undefined
  filter: string
  setFilter?: (text: string) => void
}

export function useRowView<Row>(
  rows: readonly Row[] | PagedRows<Row>,
  columns: readonly TableColumn<Row>[],
  sorting: readonly SortKey[],
): RowView<Row> {
  const [filter, setFilter] = useState('')
  const wanted = useDeferredValue(filter)
  const paged = isPaged(rows) ? rows : undefined
  const order = useMemo(() => (isPaged(rows) ? undefined : createRowOrder(rows, columns)), [rows, columns])
  usePrepared(order)
  const positions = useMemo(() => order?.(sorting, wanted), [order, sorting, wanted])
  const { onSort, onFilter } = paged ?? {}
  useEffect(() => onSort?.(sorting), [onSort, sorting])
  useEffect(() => onFilter?.(wanted), [onFilter, wanted])

  return useMemo(() => {
    if (paged)
      return { count: paged.count, total: paged.total ?? paged.count, at: paged.rowAt, filter, setFilter: paged.onFilter && setFilter }
    const all = rows as readonly Row[]
    const view = positions as Int32Array
    return { count: view.length, total: all.length, at: (position) => all[view[position]], filter, setFilter }
  }, [rows, paged, positions, filter])
}

/** The texts that are searched are made while nothing else is to be done: a first key would wait for them. */
function usePrepared(order: RowOrder | undefined): void {
  useEffect(() => {
    if (!order) return
    let handle = 0
    const goOn = (idle: IdleDeadline) => {
      if (!order.prepare(() => idle.timeRemaining() > 1)) handle = requestIdleCallback(goOn)
    }
    handle = requestIdleCallback(goOn)
    return () => cancelIdleCallback(handle)
  }, [order])
}

export const isPaged = <Row>(rows: readonly Row[] | PagedRows<Row>): rows is PagedRows<Row> => !Array.isArray(rows)
