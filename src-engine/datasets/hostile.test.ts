import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestEngine } from '#engine/testing/open-test-engine'

const folder = mkdtempSync(join(tmpdir(), 'tessera-hostile-'))
let test: Awaited<ReturnType<typeof openTestEngine>>
let parquet: Buffer
beforeAll(async () => {
  test = await openTestEngine()
  parquet = await writtenByDuckDb('SELECT range AS a, range::VARCHAR AS b FROM range(50)', '')
})
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true, force: true })
})

async function attempt(content: string | Uint8Array) {
  const file = join(folder, 'hostile')
  writeFileSync(file, content)
  const { task_id } = await test.api.datasets.import({ file })
  const { error, result } = await test.finished(task_id)
  return { code: error?.code ?? 'imported', message: error?.message ?? '', result }
}

async function writtenByDuckDb(sql: string, options: string): Promise<Buffer> {
  const path = join(folder, 'written.parquet')
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(`SET force_mbedtls_unsafe = 'true'; PRAGMA add_parquet_key('key', '0123456789112345')`)
  await connection.run(`COPY (${sql}) TO '${path}' (FORMAT parquet${options})`)
  connection.closeSync()
  instance.closeSync()
  return readFileSync(path)
}

const workbook = (): Buffer =>
  write(
    {
      SheetNames: ['One'],
      Sheets: {
        One: utils.aoa_to_sheet([
          ['a', 'b'],
          [1, 'x'],
          [2, 'y'],
        ]),
      },
    },
    { type: 'buffer', compression: true },
  )
const wide = (count: number, cell: (i: number) => string) => Array.from({ length: count }, (_, i) => cell(i)).join(',')

describe('a file that is no table', () => {
  it.each<[string, () => string | Uint8Array, string, RegExp]>([
    ['20,000 columns of CSV', () => `${wide(20_000, (i) => `c${i}`)}\n${wide(20_000, () => '1')}\n`, 'FILE_UNSUPPORTED', /20000 columns/],
    ['20,000 keys of JSON', () => `[{${wide(20_000, (i) => `"k${i}":1`)}}]`, 'FILE_UNSUPPORTED', /columns; at most 2000/],
    ['a truncated gzip', () => gzipSync('a,b\n'.repeat(10_000)).subarray(0, 40), 'FILE_UNSUPPORTED', /gzip archive. Unpack/],
    ['a ZIP of a CSV, truncated', () => zipOf('a.csv', 'a,b\n1,2\n').subarray(0, 40), 'FILE_UNSUPPORTED', /ZIP archive/],
    ['a workbook, truncated', () => workbook().subarray(0, -40), 'FILE_DAMAGED', /Open and save it again/],
    ['a NUL byte in a cell', () => 'a,b\n1,x\0y\n', 'FILE_UNSUPPORTED', /NUL byte at position 7/],
    ['quotes that are never closed', () => `a,b\n${'"x,1\n'.repeat(100_001)}`, 'FILE_DAMAGED', /line 100002 is never closed/],
    ['half a JSON', () => '['.repeat(100_000), 'FILE_DAMAGED', /does not follow it/],
    ['a JSON value over 16 MiB', () => `[{"a":"${'x'.repeat(40 << 20)}"}]`, 'FILE_UNSUPPORTED', /larger than 16 MiB/],
    ['a line over 16 MiB', () => 'abc,'.repeat(5 << 20), 'FILE_LINE_TOO_LONG', /Line 1/],
  ])('%s', async (_name, content, code, message) => {
    expect(await attempt(content())).toMatchObject({ code, message: expect.stringMatching(message) })
  })

  it('an encrypted Parquet file', async () => {
    const encrypted = await writtenByDuckDb('SELECT 1 AS a', `, ENCRYPTION_CONFIG {footer_key: 'key'}`)
    expect(await attempt(encrypted)).toMatchObject({ code: 'FILE_UNSUPPORTED', message: expect.stringContaining('encrypted Parquet') })
  })
})

it('values nested 100,000 deep stay JSON text', async () => {
  const deep = `[{"x":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}},{"x":1}]`
  expect(await attempt(deep)).toMatchObject({ result: { rows: 2, columns: [{ name: 'x', type: 'text' }] } })
})

const REFUSALS = ['imported', 'FILE_EMPTY', 'FILE_UNSUPPORTED', 'FILE_DAMAGED', 'FILE_NO_ROWS', 'DATASET_TOO_MANY_REJECTED']

it('any bytes are read or refused by a code that says why', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => {
      expect(REFUSALS).toContain((await attempt(bytes)).code)
    }),
    { numRuns: 40, seed: 1 },
  )
})

it('so are a Parquet file and a workbook in which bytes were changed', async () => {
  const changes = fc.array(fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.nat(255)), {
    minLength: 1,
    maxLength: 6,
  })
  await fc.assert(
    fc.asyncProperty(fc.boolean(), changes, async (isWorkbook, changed) => {
      const bytes = Buffer.from(isWorkbook ? workbook() : parquet)
      for (const [where, byte] of changed) bytes[Math.floor(where * bytes.length)] = byte
      expect(REFUSALS).toContain((await attempt(bytes)).code)
    }),
    { numRuns: 60, seed: 2 },
  )
})

/** The local header of a ZIP entry and its content: all that the beginning of an archive holds. */
function zipOf(name: string, content: string): Buffer {
  const header = Buffer.alloc(30)
  header.write('PK\u0003\u0004', 'latin1')
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, Buffer.from(name + content)])
}
