import { useDebouncedValue } from '@mantine/hooks'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type SortKey, useFormat, useToasts } from '#ui'
import type { Details } from '../../answers.ts'
import { type Filter, filterText, withFilter } from '../../filters.ts'
import { type RowsQuestion, useGoToRow } from '../../queries.ts'
import { columnsInSight, pagesOfColumns } from '../../view.ts'

const TYPING_MS = 200

/** Which rows and columns of a version are looked at. */
export function useGrid(details: Details) {
  const { dataset_id, version_number, columns, rows } = details
  const [filters, setFilters] = useState<readonly Filter[]>([])
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), TYPING_MS)
  const [sorting, setSorting] = useState<readonly SortKey[]>([])
  const [columnPage, setColumnPage] = useState(0)
  // Another version may have other columns.
  const [shown, setShown] = useState(version_number)
  if (shown !== version_number) {
    setShown(version_number)
    setFilters([])
    setColumnPage(0)
  }
  const inSight = useMemo(() => columnsInSight(columns, columnPage), [columns, columnPage])
  const isWide = pagesOfColumns(columns.length) > 1
  const question = useMemo<RowsQuestion>(() => {
    const sort = sorting.flatMap(({ id, desc }) => {
      const column = columns[Number(id)]
      return column ? [`${desc ? '-' : ''}${column.name}`] : []
    })
    return {
      dataset: String(dataset_id),
      version: version_number,
      filter: filterText(filters),
      search: search || undefined,
      sort: sort.length > 0 ? sort : undefined,
      columns: isWide ? inSight.map(({ column }) => column.name) : undefined,
    }
  }, [dataset_id, version_number, columns, filters, search, sorting, isWide, inSight])
  const { focus, goTo } = useFocus(question, rows)
  return {
    details,
    question,
    filters,
    addFilter: useCallback((next: Filter) => setFilters((now) => withFilter(now, next)), []),
    removeFilter: useCallback((gone: Filter) => setFilters((now) => now.filter((filter) => filter !== gone)), []),
    clearFilters: useCallback(() => setFilters([]), []),
    search: setTyped,
    sort: setSorting,
    inSight,
    columnPage,
    setColumnPage,
    focus,
    goTo,
  }
}

export type Grid = ReturnType<typeof useGrid>

/** The row that was asked for by its number. */
function useFocus(question: RowsQuestion, rows: number) {
  const { t } = useTranslation()
  const format = useFormat()
  const { show } = useToasts()
  const [focus, setFocus] = useState<{ position: number }>()
  const { mutate } = useGoToRow()
  const goTo = (row: number) => {
    if (row > rows) return show(t('datasets.grid.onlyRows', { count: rows }))
    mutate(
      { question, row },
      {
        onSuccess: ({ position, found }) =>
          found ? setFocus({ position }) : show(t('datasets.grid.rowLeftOut', { row: format.number(row) })),
      },
    )
  }
  return { focus, goTo }
}
