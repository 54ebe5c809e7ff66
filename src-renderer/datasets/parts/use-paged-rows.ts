import { useCallback, useMemo, useState } from 'react'
import type { PagedRows } from '#ui'
import type { Cell, Details } from '../answers.ts'
import { useRowPages } from '../queries.ts'

export interface NumberedRow {
  /** From 1. */
  number: number
  cells: readonly Cell[]
}

/** The rows of a long version, asked for as they come into sight. */
export function usePagedRows({ dataset_id, version_number, rows }: Details) {
  const [sight, setSight] = useState({ first: 0, last: 0 })
  const { first, pageSize, answers } = useRowPages(String(dataset_id), version_number, sight.first, Math.min(sight.last, rows - 1))
  const onNeed = useCallback((from: number, to: number) => setSight({ first: from, last: to }), [])
  const pages = answers.map(({ data }) => data?.rows)
  const source: PagedRows<NumberedRow> = {
    count: rows,
    rowAt: (position) => {
      const offset = position - first
      const cells = pages[Math.floor(offset / pageSize)]?.[offset % pageSize]
      return cells && { number: position + 1, cells }
    },
    onNeed,
  }
  const key = answers.map(({ dataUpdatedAt }) => dataUpdatedAt).join(' ')
  const known = useMemo<(readonly Cell[])[]>(() => pages.flatMap((page) => page ?? []), [key])
  return { source, known, error: answers.find(({ error }) => error)?.error ?? null }
}
