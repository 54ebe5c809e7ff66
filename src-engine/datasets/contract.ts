import * as z from 'zod'
import { Download, Id, InputFile, list, Notice, paging, procedure, Started } from '#engine/base/contract'
import {
  Binding,
  Breaks,
  Cell,
  Column,
  Dataset,
  dataset,
  Feeds,
  LastTime,
  Reading,
  RejectedCell,
  Role,
  settings,
  Table,
  Version,
  version,
} from './answers/contract.ts'
import { chartProcedures } from './charts/contract.ts'
import { exportProcedures } from './export/contract.ts'
import { gridProcedures } from './grid/contract.ts'
import { profileProcedures } from './profile/contract.ts'

export type { Binding, Breaks, Column, Dataset, Reading, RejectedCell } from './answers/contract.ts'
export { FillResult, ImportResult, Role } from './answers/contract.ts'

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
  ...gridProcedures,
  ...exportProcedures,
  ...chartProcedures,
  ...profileProcedures,
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
      /** Tables of the project whose rows are a version of it; they are empty once it is deleted. */
      feeds: z.array(Feeds),
    }),
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
  fill: procedure('POST', '/api/datasets/{dataset}/fill', {
    does: 'Give the rows of a version to a table of the project: the sales, baskets, products and pairs become those of the version; lots, weighings and dimensions are added or updated, none is deleted',
    role: 'editor',
    command: 'datasets fill',
    positional: ['dataset'],
    example: 'tessera datasets fill lots --version 2',
    job: true,
    input: z.strictObject({
      dataset,
      version,
      table: Table.optional().describe('table to fill; the one that the dataset was imported into when absent'),
    }),
    output: Started,
    errors: [
      'DATASET_NOT_FOUND',
      'DATASET_NO_TABLE',
      'DATASET_COLUMN_AMBIGUOUS',
      'DATASET_COLUMN_MISSING',
      'DATASET_COLUMN_UNKNOWN',
      'DATASET_TOO_MANY_REJECTED',
    ],
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
  update: procedure('PATCH', '/api/datasets/{dataset}', {
    does: 'Rename a dataset; set its tags, notes and the roles of its columns',
    role: 'editor',
    command: 'datasets update',
    positional: ['dataset'],
    example: 'tessera datasets update lots --name "Lots 2026" --tags soja,essai --roles "itm=target,code_lot=id"',
    input: z.strictObject({
      dataset,
      name: z.string().trim().min(1).max(200).optional().describe('new name'),
      tags: list(z.string().max(50)).optional().describe('words to find it by; an empty list takes them away'),
      notes: z.string().max(20_000).optional().describe('free text'),
      roles: z
        .string()
        .max(100_000)
        .optional()
        .describe('column=role,… with feature, target, id, weight, ignored, or none to take a role away; or a JSON object'),
    }),
    output: z.object({
      dataset_id: Id,
      name: z.string(),
      tags: z.array(z.string()),
      notes: z.string(),
      roles: z.record(z.string(), Role),
    }),
    errors: ['DATASET_NOT_FOUND', 'DATASET_NAME_TAKEN', 'DATASET_COLUMN_UNKNOWN'],
  }),
  deleteVersion: procedure('DELETE', '/api/datasets/{dataset}/versions/{version}', {
    does: 'Delete one version of a dataset; the answer says how many bytes were freed',
    role: 'owner',
    command: 'datasets delete-version',
    positional: ['dataset', 'version'],
    example: 'tessera datasets delete-version lots 2',
    input: z.strictObject({ dataset, version: z.int().positive().describe('number of the version') }),
    output: z.object({ dataset_id: Id, name: z.string(), version_number: z.int(), bytes_freed: z.int() }),
    errors: ['DATASET_NOT_FOUND', 'DATASET_LAST_VERSION'],
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
