import { useCallback, useMemo, useState } from 'react'
import type { PagedRows } from '#ui'
import type { Cell } from '../../answers.ts'
import { useFirstRows, useRowPages } from '../../queries.ts'
import type { Grid } from './use-grid.ts'

export interface NumberedRow {
  /** In the version, from 1. */
  number: number
  /** Those of the columns in sight. */
  cells: readonly Cell[]
}

/** The rows of a version as they come into sight; the last answer stays until the next question is answered. */
export function useGridRows({ question, details, search, sort, focus }: Grid) {
  const [sight, setSight] = useState({ first: 0, last: 0 })
  const [answered, setAnswered] = useState(question)
  const first = useFirstRows(question)
  if (first.data && answered !== question) setAnswered(question)
  const start = useFirstRows(answered)
  const isWhole = answered.filter === undefined && answered.search === undefined
  const count = start.data?.total ?? (isWhole ? details.rows : 0)
  const pages = useRowPages(answered, sight.first, Math.max(0, Math.min(sight.last, count - 1)))
  const onNeed = useCallback((from: number, to: number) => setSight({ first: from, last: to }), [])
  const columnsChanged = String(answered.columns) !== String(question.columns)
  const source: PagedRows<NumberedRow> = {
    count,
    total: details.rows,
    rowAt: (position) => {
      const offset = position - pages.first
      const page = offset < 0 || columnsChanged ? undefined : pages.answers[Math.floor(offset / pages.pageSize)]?.data
      const cells = page?.rows[offset % pages.pageSize]
      return page && cells && { number: page.row_numbers[offset % pages.pageSize], cells }
    },
    onNeed,
    onSort: sort,
    onFilter: search,
    focus,
  }
  const key = pages.answers.map(({ dataUpdatedAt }) => dataUpdatedAt).join(' ')
  const known = useMemo<(readonly Cell[])[]>(() => pages.answers.flatMap(({ data }) => data?.rows ?? []), [key, answered])
  return {
    source,
    known,
    count,
    isWhole,
    waiting: question !== answered,
    error: first.error ?? start.error ?? pages.answers.find(({ error }) => error)?.error ?? null,
  }
}
