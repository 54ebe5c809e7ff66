import * as z from 'zod'
import { list, paging, procedure } from '#engine/base/contract'
import { Cell, Column, dataset, version } from '../answers/contract.ts'

export const gridProcedures = {
  rows: procedure('GET', '/api/datasets/{dataset}/rows', {
    does: 'Read rows of a version: sorted, filtered, searched, page by page',
    role: 'viewer',
    command: 'datasets preview',
    positional: ['dataset'],
    example: 'tessera datasets preview lots --filter "itm>=15;site=LL" --sort -itm --limit 20',
    input: z.strictObject({
      dataset,
      version,
      columns: list(z.string()).optional().describe('columns to return; all when absent'),
      filter: z
        .string()
        .max(100_000)
        .optional()
        .describe(
          'conditions that all hold, as "itm>=15;site=LL;note is missing" with = != < <= > >= ~ (contains) ^ (begins with), or a JSON array of {column, op, value}',
        ),
      search: z.string().max(200).optional().describe('text that any column contains, whatever the case'),
      sort: list(z.string()).optional().describe('columns to sort by, those with - before them from the greatest; missing values last'),
      row: z.int().positive().optional().describe('return the page that holds the row of this number'),
      ...paging,
    }),
    output: z.object({
      /** Rows that fulfil filter and search. */
      total: z.int(),
      /** Rows before this page. */
      offset: z.int(),
      columns: z.array(Column),
      rows: z.array(z.array(Cell)),
      /** Their numbers in the version, from 1. */
      row_numbers: z.array(z.int()),
      /** Whether the row that was asked for is among them; null when none was. */
      row_found: z.boolean().nullable(),
    }),
    errors: ['DATASET_NOT_FOUND', 'DATASET_COLUMN_UNKNOWN'],
  }),
}
