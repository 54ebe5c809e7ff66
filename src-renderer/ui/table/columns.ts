import type { ReactNode } from 'react'

/** How a cell is drawn, aligned, sorted and exported. */
export type CellKind = 'text' | 'id' | 'category' | 'number' | 'share' | 'signed' | 'date'

export type CellValue = string | number | null | undefined

export interface TableColumn<Row> {
  id: string
  header: string
  kind: CellKind
  /** Missing is null or undefined; a share is on 0–1, a date is ISO. */
  value: (row: Row) => CellValue
  /** Printed once, in the header. */
  unit?: string
  /** What the figure means; shown on the header. */
  definition?: string
  /** Decimals; the same in every row. Without it, four significant figures. */
  digits?: number
  /** Px. */
  width?: number
  /** `category`: not this one, so an outline. */
  outline?: boolean
  /** `share`: the category whose colour the bar takes. */
  barCategory?: (row: Row) => number
  /** `share`: print 0.44 in place of 44%. */
  asFigure?: boolean
  /** `signed`: the value that fills half of the bar. */
  max?: number
  /** Draws the cell in place of its kind. */
  render?: (row: Row) => ReactNode
  /** Not shown until chosen. */
  hidden?: boolean
  /** Stands before the title. */
  icon?: ReactNode
  /** False where the owner of paged rows cannot sort by it. */
  sortable?: boolean
  /** Stands below the title, in {@link SUMMARY_HEIGHT} px: what the whole column holds. */
  summary?: ReactNode
}

/** Px. */
export const SUMMARY_HEIGHT = 58

export interface SortKey {
  id: string
  desc: boolean
}

/** A table that is read page by page; the owner sorts and filters. */
export interface PagedRows<Row> {
  count: number
  /** Rows without filter; `count` when absent. */
  total?: number
  /** Undefined while its page is on the way. */
  rowAt: (position: number) => Row | undefined
  /** Called with the first and last position on screen. */
  onNeed: (first: number, last: number) => void
  onSort?: (sorting: readonly SortKey[]) => void
  onFilter?: (text: string) => void
  /** Comes on screen and is selected, each time another object stands here. */
  focus?: { position: number }
}

const WIDTH: Record<CellKind, number> = { text: 120, id: 96, category: 74, number: 76, share: 118, signed: 140, date: 96 }

/** Px. */
export const columnWidth = (column: Pick<TableColumn<never>, 'kind' | 'width'>) => column.width ?? WIDTH[column.kind]

export const isNumeric = (kind: CellKind) => kind === 'number' || kind === 'share' || kind === 'signed'

export const isMissing = (value: CellValue): value is null | undefined =>
  value === null || value === undefined || value === '' || (typeof value === 'number' && Number.isNaN(value))
