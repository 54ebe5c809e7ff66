import type { ListInput } from './answers.ts'

/** Column of dim_dfu and the value that it must have. */
export interface DimensionFilter {
  column: string
  value: string
}

export const NUMBER_COLUMNS = ['execution_lag', 'total_lt', 'alcoh_pct', 'proof'] as const
/** What the requirement keeps of a DFU in words, beside its item and location. */
export const TRAIT_COLUMNS = [
  'brand',
  'region',
  'state_plan',
  'sales_div',
  'prod_cat_desc',
  'abc_vol',
  'service_lvl_grp',
  'supergroup',
] as const
export const WORD_COLUMNS = ['item_id', 'location', ...TRAIT_COLUMNS] as const
const isNumberColumn = (column: string) => NUMBER_COLUMNS.some((name) => name === column)
const isOwn = (column: string) => isNumberColumn(column) || WORD_COLUMNS.some((name) => name === column)

const numberOf = (value: string) => Number(value.trim().replace(',', '.'))

/** Whether a value can be asked of a column; the columns of numbers take numbers only. */
export const canAsk = ({ column, value }: DimensionFilter): boolean =>
  value.trim() !== '' && (!isNumberColumn(column) || Number.isFinite(numberOf(value)))

/** Filters as the engine takes them: its own columns by name, further ones of the file as `column=value,…`. */
export function listInput(cluster: string | null, filters: readonly DimensionFilter[]): ListInput {
  const own = filters.filter(({ column }) => isOwn(column))
  const further = filters.filter(({ column }) => !isOwn(column))
  const extra = further.map(({ column, value }) => quoted(`${column}=${value.trim()}`)).join(',')
  return {
    ...Object.fromEntries(own.map(({ column, value }) => [column, isNumberColumn(column) ? numberOf(value) : value.trim()])),
    ...(cluster === null ? {} : { cluster_assignment: cluster }),
    ...(extra === '' ? {} : { extra }),
  }
}

const quoted = (part: string) => (/[",]/.test(part) ? `"${part.replaceAll('"', '""')}"` : part)

/** A filter takes the place of the one on the same column. */
export const withFilter = (filters: readonly DimensionFilter[], added: DimensionFilter): DimensionFilter[] => [
  ...filters.filter(({ column }) => column !== added.column),
  added,
]
