/** What was counted of one column among the rows that were looked at. */
export interface ColumnCounts {
  name: string
  type: 'integer' | 'number' | 'boolean' | 'date' | 'datetime' | 'text'
  rows: number
  filled: number
  distinct: number
  /** Numbers only. */
  min: number | null
  max: number | null
  skew: number | null
  /** Cells beyond 1.5 interquartile ranges from the quartiles. */
  outliers: number
  /** A number like −999 that stands far from all others, and how often. */
  sentinel: { value: string; cells: number } | null
  /** Texts only: cells that are written like numbers with point or comma, like dates, and that mean "nothing". */
  point_numbers: number
  comma_numbers: number
  dates: number
  tokens: { value: string; cells: number }[]
}

/** A step in plain form; the contract checks it. */
export interface Proposal {
  column: string | null
  code: string
  reason: string
  facts: Record<string, string | number | string[]>
  step: { step: string } & Record<string, unknown>
}

/** Texts that mean "nothing" in many files; compared without case. */
export const TOKENS: readonly string[] = [
  '?',
  '??',
  '!!',
  '-',
  '--',
  '.',
  'na',
  'n/a',
  '#n/a',
  'nan',
  'null',
  'none',
  'nil',
  'n.d.',
  'nd',
  'nc',
  'inconnu',
  'unknown',
  'missing',
  'vide',
  '(empty)',
  '#value!',
  '#ref!',
  '#div/0!',
]
/** Numbers that stand for "nothing" in many files. */
export const SENTINELS: readonly number[] = [-1, -9, -99, -999, -9999, -99999, 99, 999, 9999, 99999, 999999, 9999999]

const MOSTLY = 0.5
const NEARLY_ALL = 0.95
const FEW_VALUES = 20

/**
 * Steps that an analyst might want, with the reason. Nothing is done by itself.
 *
 * @param columns - counts of each column.
 * @param duplicates - rows that repeat another one; null when they were not counted.
 * @returns the most urgent first within each column; columns in their order.
 */
export function suggestionsFor(columns: readonly ColumnCounts[], duplicates: number | null): Proposal[] {
  const rows = columns[0]?.rows ?? 0
  const table: Proposal[] =
    duplicates !== null && duplicates > 0
      ? [
          {
            column: null,
            code: 'DUPLICATES',
            reason: `${duplicates} of ${rows} rows repeat another row.`,
            facts: { rows: duplicates, share: duplicates / rows },
            step: { step: 'deduplicate' },
          },
        ]
      : []
  return [...table, ...columns.flatMap((column) => ofColumn(column))]
}

function ofColumn(column: ColumnCounts): Proposal[] {
  const { name, rows, filled, distinct } = column
  if (rows === 0) return []
  if (distinct <= 1 && rows > 1) {
    const reason = filled === 0 ? 'No cell has a value.' : `All ${filled} known cells hold the same value.`
    return [{ column: name, code: 'CONSTANT', reason, facts: { filled }, step: { step: 'drop', columns: [name] } }]
  }
  return [...tokens(column), ...sentinel(column), ...types(column), ...missing(column), ...numbers(column), ...categories(column)]
}

function tokens({ name, tokens: found }: ColumnCounts): Proposal[] {
  if (found.length === 0) return []
  const cells = found.reduce((sum, one) => sum + one.cells, 0)
  const values = found.map(({ value }) => value)
  const reason = `${cells} cells hold ${values
    .slice(0, 5)
    .map((value) => `"${value}"`)
    .join(', ')}, which often means that there is no value.`
  return [
    { column: name, code: 'TOKENS', reason, facts: { cells, values }, step: { step: 'missing_tokens', columns: [name], tokens: values } },
  ]
}

function sentinel({ name, sentinel: found }: ColumnCounts): Proposal[] {
  if (!found) return []
  const reason = `${found.cells} cells hold ${found.value}, far from all other values; it often means that there is no value.`
  return [
    {
      column: name,
      code: 'SENTINEL',
      reason,
      facts: { cells: found.cells, value: found.value },
      step: { step: 'missing_tokens', columns: [name], tokens: [found.value] },
    },
  ]
}

function types({ name, type, filled, point_numbers, comma_numbers, dates, tokens: found }: ColumnCounts): Proposal[] {
  const known = filled - found.reduce((sum, one) => sum + one.cells, 0)
  if (type !== 'text' || known === 0) return []
  const decimal = comma_numbers > point_numbers ? ',' : '.'
  const numbersFound = Math.max(point_numbers, comma_numbers)
  if (numbersFound >= NEARLY_ALL * known) {
    const reason = `${numbersFound} of ${known} texts are numbers${numbersFound < known ? `; ${known - numbersFound} cells would become missing` : ''}.`
    return [
      {
        column: name,
        code: 'TEXT_NUMBERS',
        reason,
        facts: { cells: numbersFound, filled: known, decimal },
        step: { step: 'convert', columns: [name], to: 'number', decimal },
      },
    ]
  }
  if (dates < NEARLY_ALL * known) return []
  const reason = `${dates} of ${known} texts are dates${dates < known ? `; ${known - dates} cells would become missing` : ''}.`
  return [
    {
      column: name,
      code: 'TEXT_DATES',
      reason,
      facts: { cells: dates, filled: known },
      step: { step: 'convert', columns: [name], to: 'date' },
    },
  ]
}

function missing({ name, type, rows, filled }: ColumnCounts): Proposal[] {
  const lacking = rows - filled
  if (lacking === 0) return []
  const share = lacking / rows
  const percent = `${(100 * share).toFixed(1)} %`
  if (share > MOSTLY)
    return [
      {
        column: name,
        code: 'MOSTLY_MISSING',
        reason: `${percent} of the cells are missing.`,
        facts: { cells: lacking, share },
        step: { step: 'drop', columns: [name] },
      },
    ]
  const method = type === 'integer' || type === 'number' ? 'median' : 'mode'
  const reason = `${lacking} cells (${percent}) are missing; the ${method === 'median' ? 'median' : 'most frequent value'} disturbs the rest least.`
  return [
    {
      column: name,
      code: 'MISSING',
      reason,
      facts: { cells: lacking, share, method },
      step: { step: 'fill_missing', columns: [name], method },
    },
  ]
}

function numbers({ name, filled, min, skew, outliers }: ColumnCounts): Proposal[] {
  const found: Proposal[] = []
  if (skew !== null && skew > 2 && min !== null && min > -1)
    found.push({
      column: name,
      code: 'SKEWED',
      reason: `Few large values draw the column out (skewness ${skew.toFixed(1)}); ln(1 + x) evens it.`,
      facts: { skew },
      step: { step: 'scale', columns: [name], method: 'log1p' },
    })
  if (outliers > 0 && outliers <= 0.1 * filled)
    found.push({
      column: name,
      code: 'OUTLIERS',
      reason: `${outliers} cells (${((100 * outliers) / filled).toFixed(1)} %) lie beyond 1.5 interquartile ranges.`,
      facts: { cells: outliers, share: outliers / filled },
      step: { step: 'outliers', columns: [name], method: 'iqr', action: 'bounds' },
    })
  return found
}

function categories({ name, type, filled, distinct, tokens: found, ...column }: ColumnCounts): Proposal[] {
  if (type !== 'text' || Math.max(column.point_numbers, column.comma_numbers, column.dates) >= NEARLY_ALL * filled || found.length > 0)
    return []
  if (distinct > FEW_VALUES && distinct >= NEARLY_ALL * filled)
    return [
      {
        column: name,
        code: 'IDENTIFIER',
        reason: `Nearly every row has its own value (${distinct} of ${filled}): it names rows and explains nothing.`,
        facts: { distinct, filled },
        step: { step: 'drop', columns: [name] },
      },
    ]
  if (distinct > FEW_VALUES)
    return [
      {
        column: name,
        code: 'MANY_CATEGORIES',
        reason: `${distinct} different values are too many for a column each; their frequency is one number.`,
        facts: { distinct },
        step: { step: 'encode', columns: [name], method: 'frequency' },
      },
    ]
  return [
    {
      column: name,
      code: 'CATEGORIES',
      reason: `${distinct} different values; algorithms that need numbers take them as columns of 0 and 1.`,
      facts: { distinct },
      step: { step: 'encode', columns: [name], method: 'onehot' },
    },
  ]
}
