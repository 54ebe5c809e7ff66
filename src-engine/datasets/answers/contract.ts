import * as z from 'zod'
import { Id, list, Moment, NameOrId, Notice } from '#engine/base/contract'

export const Table = z.enum(['lots', 'gavage_data', 'fact_sales_monthly', 'dim_item', 'dim_dfu', 'ventes', 'details', 'couples'])
export const Format = z.enum(['csv', 'json', 'jsonl', 'arff', 'parquet', 'xlsx'])
export const ColumnType = z.enum(['integer', 'number', 'boolean', 'date', 'datetime', 'text'])
export const Decimal = z.enum([',', '.'])

/** How a file is to be read; what is absent is found out from the file. */
export const settings = {
  table: Table.optional().describe('table of the project that gets the rows too'),
  format: Format.optional().describe('format of the file; found by its content when absent'),
  delimiter: z.string().min(1).max(3).optional().describe('one character between cells, or tab'),
  quote: z.enum(['"', "'", 'none']).optional().describe('character around cells that hold the delimiter'),
  escape: z
    .string()
    .min(1)
    .max(4)
    .optional()
    .describe('character before a quote or delimiter that is meant as a letter, for example \\; or none'),
  comment: z.string().min(1).max(4).optional().describe('character that begins a line to leave out; or none'),
  skip: z.int().nonnegative().max(1000).optional().describe('lines above the table; titles are found when absent'),
  header: z.boolean().optional().describe('whether the first line names the columns'),
  decimal: Decimal.optional().describe('decimal mark of the numbers'),
  encoding: z
    .enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-1', 'iso-8859-15', 'macroman'])
    .optional()
    .describe('encoding of the text'),
  repair_mojibake: z.boolean().optional().describe('repair UTF-8 that was once read in a wrong encoding (Ã© for é)'),
  sheet: z.string().min(1).max(100).optional().describe('name or number of the sheet of a workbook'),
  range: z.string().min(1).max(30).optional().describe('cells of the sheet, as B3:F100 or B3:F'),
  flatten: z.boolean().optional().describe('nested objects of JSON become columns (a.b)'),
  missing: list(z.string().max(100))
    .optional()
    .describe('tokens that mean "no value" in every column; when given, no other token is taken for missing'),
  types: z
    .string()
    .max(100_000)
    .optional()
    .describe(
      'column=type,… (* for all columns) in place of the types found: text, number, or a way of writing (dd/mm/yyyy, oui/non); or a JSON object',
    ),
  on_break: z
    .string()
    .max(100_000)
    .optional()
    .describe(
      'what happens to cells that break the type of their column: text (keep the column as text), blank or aside; for all, or column=choice,…',
    ),
  same_as_last: z.boolean().optional().describe('read the file with the settings of the last import of a file with the same columns'),
  map: z.string().max(100_000).optional().describe('from=to,… with names quoted as in CSV, a JSON object, or a .json file'),
}

export const Column = z.object({
  name: z.string(),
  type: ColumnType,
  missing: z.int(),
  distinct: z.int(),
  /** How its cells were written: `1 234,5`, `dd/mm/yyyy`, `oui/non`; null for text. */
  format: z.string().nullable(),
})
export type Column = z.infer<typeof Column>

/** What a column is for. */
export const Role = z.enum(['feature', 'target', 'id', 'weight', 'ignored'])
export type Role = z.infer<typeof Role>

/** The cells of a column that break the type found for it, and what becomes of them. */
export const Breaks = z.object({
  column: z.string(),
  type: z.enum(['number', 'boolean', 'date', 'datetime']),
  format: z.string(),
  cells: z.int(),
  filled: z.int(),
  choice: z.enum(['text', 'blank', 'aside']),
  /** The most frequent of them, with the first row each stands in. */
  examples: z.array(z.object({ row: z.int(), value: z.string(), count: z.int() })),
})
export type Breaks = z.infer<typeof Breaks>

/** The settings a file was read with, after everything was found out. */
export const Reading = z.object({
  format: Format,
  encoding: z.string().nullable(),
  byte_order_mark: z.boolean().nullable(),
  mojibake_repaired: z.boolean().nullable(),
  delimiter: z.string().nullable(),
  quote: z.string().nullable(),
  escape: z.string().nullable(),
  comment: z.string().nullable(),
  skip: z.int().nullable(),
  header: z.boolean().nullable(),
  line_end: z.enum(['lf', 'crlf']).nullable(),
  decimal: Decimal.nullable(),
  missing: z.array(z.string()).nullable(),
  sheet: z.string().nullable(),
  range: z.string().nullable(),
  flatten: z.boolean().nullable(),
})
export type Reading = z.infer<typeof Reading>

/** The last import of a file with the same format and columns, and what was given with it. */
export const LastTime = z.object({ dataset: z.string(), version: z.int(), imported_at: Moment, given: z.record(z.string(), z.unknown()) })

export const Binding = z.object({
  table: Table,
  /** What every column of the table takes its values from. */
  columns: z.array(
    z.object({
      to: z.string(),
      from: z.string().nullable(),
      by: z.enum(['map', 'synonym', 'none']),
      type: z.enum(['number', 'text', 'date']),
      required: z.boolean(),
      /** Other columns of the file that fit as well. */
      candidates: z.array(z.string()),
      /** Names under which the column is found without `map`. */
      synonyms: z.array(z.string()),
    }),
  ),
  unused: z.array(z.string()),
  problems: z.array(z.object({ code: z.string(), message: z.string(), details: z.record(z.string(), z.unknown()) })),
})
export type Binding = z.infer<typeof Binding>

export const RejectedCell = z.object({
  /** 1-based among the rows of the file, the header not counted. */
  row: z.int(),
  /** 1-based line of the file where the row begins; null where the format has no lines. */
  line: z.int().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  code: z.enum(['columns', 'header', 'object', 'type', 'blanked', 'table']),
  reason: z.string(),
  cells: z.array(z.string().nullable()),
})
export type RejectedCell = z.infer<typeof RejectedCell>

/** The result of the job of `import`. */
export const ImportResult = z.object({
  dataset_id: Id,
  version_id: Id,
  version_number: z.int(),
  name: z.string(),
  rows: z.int(),
  columns: z.array(Column),
  warnings: z.array(z.string()),
  notices: z.array(Notice).describe('the warnings as data'),
  rejected_rows: z.int(),
  breaks: z.array(Breaks),
  reading: Reading,
  table: Table.optional(),
  inserted: z.int().optional(),
  updated: z.int().optional(),
  unchanged: z.int().optional(),
})
export type ImportResult = z.infer<typeof ImportResult>

/** The result of the job of `fill`. */
export const FillResult = z.object({
  dataset_id: Id,
  name: z.string(),
  version_id: Id,
  version_number: z.int(),
  table: Table,
  rows: z.int(),
  refused_rows: z.int().describe('rows that the table cannot take'),
  warnings: z.array(z.string()),
  notices: z.array(Notice).describe('the warnings as data'),
  inserted: z.int().optional(),
  updated: z.int().optional(),
  unchanged: z.int().optional(),
})
export type FillResult = z.infer<typeof FillResult>

/** A table of the project and the version whose rows it holds. */
export const Feeds = z.object({ table: Table, version_number: z.int() })

export const Dataset = z.object({
  dataset_id: Id,
  name: z.string(),
  filename: z.string(),
  file_format: Format,
  file_size: z.int(),
  version_id: Id,
  version_number: z.int(),
  rows: z.int(),
  columns_count: z.int(),
  rejected_rows: z.int(),
  /** Table of the project that its rows went into. */
  table: Table.nullable(),
  tags: z.array(z.string()),
  notes: z.string(),
  /** Column → what it is for; the others are features. */
  roles: z.record(z.string(), Role),
  created_at: Moment,
  updated_at: Moment,
})
export type Dataset = z.infer<typeof Dataset>

export const Version = z.object({
  version_id: Id,
  version_number: z.int(),
  description: z.string(),
  content_hash: z.string(),
  rows: z.int(),
  rejected_rows: z.int(),
  bytes: z.int(),
  /** How it came to be: read from a file, prepared from its parent, or a copy of it. */
  origin: z.enum(['import', 'preparation', 'restore']),
  parent_version_number: z.int().nullable(),
  created_at: Moment,
})

export const Cell = z.union([z.string(), z.number(), z.boolean(), z.null()])
export const dataset = NameOrId.describe('id or name of the dataset')
export const version = z.int().positive().optional().describe('number of the version; the latest when absent')
