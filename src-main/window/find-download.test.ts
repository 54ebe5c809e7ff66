import { expect, it } from 'vitest'
import * as z from 'zod'
import { Download, procedure } from '#engine/base/contract'
import { findDownload } from './find-download.ts'

const said = { does: 'x', role: 'viewer', command: 'x', errors: [], download: true, output: Download } as const
const contract = {
  lots: {
    file: procedure('GET', '/api/lots/runs/{run_id}/rows.csv', {
      ...said,
      input: z.strictObject({ run_id: z.int(), safe: z.boolean().optional() }),
    }),
    show: procedure('GET', '/api/lots/runs/{run_id}', { ...said, download: false, input: z.strictObject({ run_id: z.int() }) }),
    write: procedure('POST', '/api/lots/report', { ...said, input: z.strictObject({}) }),
  },
  datasets: {
    file: procedure('GET', '/api/datasets/{ref}/rejected.csv', { ...said, input: z.strictObject({ ref: z.string() }) }),
  },
}

it('finds the procedure and reads its fields as the local host does', () => {
  expect(findDownload(contract, '/api/lots/runs/3/rows.csv', { safe: 'true' })).toEqual({
    room: 'lots',
    name: 'file',
    input: { run_id: 3, safe: true },
  })
  expect(findDownload(contract, '/api/datasets/a%2Fb%20c/rejected.csv', {})).toEqual({
    room: 'datasets',
    name: 'file',
    input: { ref: 'a/b c' },
  })
})

it.each([
  '/api/lots/runs/3',
  '/api/lots/report',
  '/api/lots/runs/3/rowsxcsv',
  '/api/lots/runs/3/4/rows.csv',
  '/x/api/lots/runs/3/rows.csv',
  '',
])('finds none for %j', (path) => expect(findDownload(contract, path, {})).toBeNull())
