import {
  type ColumnDef,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import { columnWidth, type SortKey, type TableColumn } from './columns.ts'

const features = tableFeatures({ rowSortingFeature, columnVisibilityFeature, columnSizingFeature })
type Features = typeof features

/** The rows stay outside: objects per cell are too slow for 100,000 rows, so the table library keeps the columns only. */
const NO_ROWS: never[] = []

/** Which columns are shown, how wide they are and which of them sort. */
export function useColumns<Row>(columns: readonly TableColumn<Row>[], initialSorting: readonly SortKey[]) {
  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<Features, never> => ({
          id: column.id,
          accessorFn: () => null,
          header: column.header,
          size: columnWidth(column),
          sortDescFirst: false,
        }),
      ),
    [columns],
  )
  const initialState = useMemo(
    () => ({
      sorting: [...initialSorting],
      columnVisibility: Object.fromEntries(columns.filter((column) => column.hidden).map((column) => [column.id, false])),
    }),
    [columns, initialSorting],
  )
  const table = useTable({ features, columns: definitions, data: NO_ROWS, manualSorting: true, initialState })
  const { columnVisibility, sorting } = table.state
  const visible = useMemo(() => columns.filter((column) => columnVisibility[column.id] !== false), [columns, columnVisibility])
  return { table, visible, sorting: sorting as readonly SortKey[] }
}

export type ColumnsTable = ReturnType<typeof useColumns>['table']
