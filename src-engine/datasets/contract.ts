import * as z from 'zod'
import { Download, Id, InputFile, list, Moment, NameOrId, Notice, paging, procedure, Started } from '#engine/base/contract'

const Table = z.enum(['lots', 'gavage_data', 'fact_sales_monthly', 'dim_item', 'dim_dfu'])
export const Format = z.enum(['csv', 'json', 'jsonl', 'arff', 'parquet', 'xlsx'])
export const ColumnType = z.enum(['integer', 'number', 'boolean', 'date', 'datetime', 'text'])
const Decimal = z.enum([',', '.'])

/** How a file is to be read; what is absent is found out from the file. */
const settings = {
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

const Column = z.object({
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
const Breaks = z.object({
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
const Reading = z.object({
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
const LastTime = z.object({ dataset: z.string(), version: z.int(), imported_at: Moment, given: z.record(z.string(), z.unknown()) })

const Binding = z.object({
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

const RejectedCell = z.object({
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

const Dataset = z.object({
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
  created_at: Moment,
  updated_at: Moment,
})
export type Dataset = z.infer<typeof Dataset>

const Version = z.object({
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

const Cell = z.union([z.string(), z.number(), z.boolean(), z.null()])
const dataset = NameOrId.describe('id or name of the dataset')
const version = z.int().positive().optional().describe('number of the version; the latest when absent')
const FILE_ERRORS = [
  'FILE_NOT_FOUND',
  'FILE_NOT_A_FILE',
  'FILE_UNREADABLE',
  'FILE_EMPTY',
  'FILE_UNSUPPORTED',
  'FILE_DAMAGED',
  'FILE_LINE_TOO_LONG',
  'FILE_NO_ROWS',
  'DATASET_UPLOAD_UNKNOWN',
  'DATASET_COLUMN_UNKNOWN',
  'DISK_FULL',
] as const

export const datasets = {
  import: procedure('POST', '/api/datasets/import', {
    does: 'Import a file as a dataset and, with a table, into the project',
    role: 'editor',
    command: 'import',
    positional: ['file'],
    example: 'tessera import lots.csv --table lots --map "Numéro de lot=code_lot,Site=site_code"',
    job: true,
    input: z.strictObject({
      file: InputFile.describe('file to import'),
      name: z.string().trim().min(1).max(200).optional().describe('name of the dataset; the name of the file when absent'),
      ...settings,
    }),
    output: Started,
    errors: [...FILE_ERRORS, 'DATASET_NAME_TAKEN', 'DATASET_COLUMN_AMBIGUOUS', 'DATASET_COLUMN_MISSING', 'DATASET_TOO_MANY_REJECTED'],
  }),
  preview: procedure('POST', '/api/datasets/preview', {
    does: 'Show how a file would be imported, from its first 256 KB',
    role: 'viewer',
    command: 'datasets inspect',
    positional: ['file'],
    example: 'tessera datasets inspect lots.csv --table lots',
    input: z.strictObject({ file: InputFile.describe('file to look at'), ...settings }),
    output: z.object({
      filename: z.string(),
      bytes: z.int(),
      /** Bytes that were looked at; less than `bytes` means that the import may find more. */
      bytes_read: z.int(),
      partial: z.boolean(),
      reading: Reading,
      columns: z.array(Column),
      /** The first rows as written in the file. */
      raw: z.array(z.array(z.string().nullable())),
      /** The same rows with their types. */
      typed: z.array(z.array(Cell)),
      rejected: z.array(RejectedCell),
      rejected_rows: z.int(),
      breaks: z.array(Breaks),
      /** Sheets of a workbook that hold anything. */
      sheets: z.array(z.string()),
      last_time: LastTime.nullable(),
      warnings: z.array(z.string()),
      notices: z.array(Notice).describe('the warnings as data'),
      binding: Binding.nullable(),
    }),
    errors: FILE_ERRORS,
  }),
  list: procedure('GET', '/api/datasets', {
    does: 'List the datasets of the project',
    role: 'viewer',
    command: 'datasets list',
    example: 'tessera datasets list',
    input: z.strictObject({ ...paging }),
    output: z.object({ total: z.int(), datasets: z.array(Dataset) }),
    errors: [],
  }),
  show: procedure('GET', '/api/datasets/{dataset}', {
    does: 'Show a dataset: how it was read, its columns and versions',
    role: 'viewer',
    command: 'datasets show',
    positional: ['dataset'],
    example: 'tessera datasets show lots',
    input: z.strictObject({ dataset, version }),
    output: Dataset.extend({
      content_hash: z.string(),
      columns: z.array(Column),
      warnings: z.array(z.string()),
      notices: z.array(Notice).describe('the warnings as data'),
      reading: Reading,
      map: z.record(z.string(), z.string()),
      /** Types that were given in place of those found. */
      types: z.record(z.string(), z.string()).optional(),
      versions: z.array(Version),
    }),
    errors: ['DATASET_NOT_FOUND'],
  }),
  rows: procedure('GET', '/api/datasets/{dataset}/rows', {
    does: 'Read rows of a version',
    role: 'viewer',
    command: 'datasets preview',
    positional: ['dataset'],
    example: 'tessera datasets preview lots --limit 20',
    input: z.strictObject({ dataset, version, ...paging }),
    output: z.object({ total: z.int(), columns: z.array(Column), rows: z.array(z.array(Cell)) }),
    errors: ['DATASET_NOT_FOUND'],
  }),
  versions: procedure('GET', '/api/datasets/{dataset}/versions', {
    does: 'List the versions of a dataset, newest first, with the steps that made them',
    role: 'viewer',
    command: 'datasets versions',
    positional: ['dataset'],
    example: 'tessera datasets versions lots',
    input: z.strictObject({ dataset }),
    output: z.object({
      dataset_id: Id,
      name: z.string(),
      versions: z.array(Version.extend({ columns: z.array(Column), steps: z.array(z.record(z.string(), z.unknown())) })),
    }),
    errors: ['DATASET_NOT_FOUND'],
  }),
  restore: procedure('POST', '/api/datasets/{dataset}/restore', {
    does: 'Go back: make a new version that equals an old one; no version is lost and no data are copied',
    role: 'editor',
    command: 'datasets restore',
    positional: ['dataset'],
    example: 'tessera datasets restore lots --version 1',
    input: z.strictObject({ dataset, version: z.int().positive().describe('number of the version to go back to') }),
    output: z.object({ dataset_id: Id, version_id: Id, version_number: z.int(), restored_version: z.int(), rows: z.int() }),
    errors: ['DATASET_NOT_FOUND'],
  }),
  rejected: procedure('GET', '/api/datasets/{dataset}/rejected', {
    does: 'List the rows that were set aside, with the reason',
    role: 'viewer',
    command: 'datasets rejected',
    positional: ['dataset'],
    example: 'tessera datasets rejected lots --out rejected.csv',
    exportedBy: 'exportRejected',
    input: z.strictObject({ dataset, version, ...paging }),
    output: z.object({ total: z.int(), rejected_rows: z.int(), columns: z.array(z.string()), rejected: z.array(RejectedCell) }),
    errors: ['DATASET_NOT_FOUND'],
  }),
  exportRejected: procedure('GET', '/api/datasets/{dataset}/rejected.csv', {
    does: 'Write the rows that were set aside as CSV: row, reason, original cells',
    role: 'viewer',
    command: 'datasets export-rejected',
    positional: ['dataset'],
    example: 'tessera datasets export-rejected lots --out rejected.csv',
    download: true,
    input: z.strictObject({
      dataset,
      version,
      safe: z.boolean().default(false).describe('put an apostrophe before cells that a spreadsheet would run as a formula'),
    }),
    output: Download,
    errors: ['DATASET_NOT_FOUND', 'DISK_FULL'],
  }),
  delete: procedure('DELETE', '/api/datasets/{dataset}', {
    does: 'Delete a dataset with all its versions; the answer says how many bytes were freed',
    role: 'owner',
    command: 'datasets delete',
    positional: ['dataset'],
    example: 'tessera datasets delete lots',
    input: z.strictObject({ dataset }),
    output: z.object({ dataset_id: Id, name: z.string(), versions: z.int(), bytes_freed: z.int() }),
    errors: ['DATASET_NOT_FOUND'],
  }),
}
