import * as z from 'zod'
import { Download, list, Notice, procedure } from '#engine/base/contract'
import { dataset, version } from '../answers/contract.ts'

export const ExportFormat = z.enum(['csv', 'tsv', 'txt', 'json', 'jsonl', 'parquet', 'xlsx'])
export type ExportFormat = z.infer<typeof ExportFormat>

export const exportProcedures = {
  export: procedure('GET', '/api/datasets/{dataset}/export', {
    does: 'Write a version as a file; delimited text in the dialect of the file it came from',
    role: 'viewer',
    command: 'datasets export',
    positional: ['dataset'],
    example: 'tessera datasets export lots --out lots.csv --safe',
    download: true,
    input: z.strictObject({
      dataset,
      version,
      format: ExportFormat.default('csv').describe('format; on the command line it follows the ending of --out'),
      columns: list(z.string()).optional().describe('columns to write; all when absent'),
      filter: z.string().max(100_000).optional().describe('conditions of the rows to write, as in datasets preview'),
      search: z.string().max(200).optional().describe('text that any column of the rows to write contains'),
      delimiter: z.string().min(1).max(3).optional().describe('delimiter in place of the own one: one character, or tab'),
      decimal: z.enum([',', '.']).optional().describe('decimal mark in place of the own one'),
      encoding: z
        .enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-15', 'macroman'])
        .optional()
        .describe('encoding in place of the own one'),
      safe: z.boolean().default(false).describe('put an apostrophe before cells that a spreadsheet would run as a formula'),
    }),
    output: Download.extend({
      rows: z.int(),
      encoding: z.string().nullable(),
      delimiter: z.string().nullable(),
      warnings: z.array(z.string()),
      notices: z.array(Notice),
    }),
    errors: ['DATASET_NOT_FOUND', 'DATASET_COLUMN_UNKNOWN', 'DATASET_TOO_LARGE', 'DISK_FULL'],
  }),
}
