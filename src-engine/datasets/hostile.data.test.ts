import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestEngine } from '#engine/testing/open-test-engine'
import type { ImportResult } from './contract.ts'

const MIB = 1 << 20
/** Of the processor, for the machine may have other work. */
const LONGEST_MS = 20_000
const MOST_BYTES = 1500 * MIB

const folder = mkdtempSync(join(tmpdir(), 'tessera-hostile-'))
let test: Awaited<ReturnType<typeof openTestEngine>>
beforeAll(async () => {
  test = await openTestEngine()
})
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Writes a file piece by piece: `times` the same one between a head and a tail. */
function repeated(head: string, piece: string, times: number, tail = ''): string {
  const path = join(folder, 'large')
  const file = openSync(path, 'w')
  const many = Math.ceil(MIB / piece.length)
  const block = Buffer.from(piece.repeat(many))
  writeSync(file, head)
  for (let written = 0; written < times; written += many) writeSync(file, block, 0, Math.min(many, times - written) * piece.length)
  writeSync(file, tail)
  closeSync(file)
  return path
}

/** Takes up to 1 GiB on paper and nothing on the disk. */
function zeros(head: string): string {
  const path = join(folder, 'zeros')
  const file = openSync(path, 'w')
  writeSync(file, head)
  ftruncateSync(file, 1024 * MIB)
  closeSync(file)
  return path
}

const row = (columns: number, cell: (i: number) => string | number) => `${Array.from({ length: columns }, (_, i) => cell(i)).join(',')}\n`
const object = '{"a":1234567,"b":"some text here","c":3.25}'

it.each<[string, () => string, string]>([
  ['300 MB on one line', () => repeated('', 'abc,def,1234567,', 20 * MIB), 'FILE_LINE_TOO_LONG'],
  ['300 MB in one JSON text', () => repeated('[{"a":"', 'x', 300 * MIB, '"}]'), 'FILE_UNSUPPORTED'],
  ['80 MB of JSON on one line', () => repeated('[', `${object},`, 2_000_000, `${object}]`), '2000001 x 3'],
  ['1 GB of zeros', () => zeros(''), 'FILE_UNSUPPORTED'],
  ['1 GB of zeros behind two lines', () => zeros('a,b\n1,2\n'), 'FILE_UNSUPPORTED'],
  ['a million quotes never closed', () => repeated('a,b\n', '"x,1\n', 1_000_001), 'FILE_DAMAGED'],
  ['a quote open over 12 MB', () => repeated('a,b\n"x', ',1\n', 4_000_000), 'FILE_DAMAGED'],
  ['a quote open over 21 MB', () => repeated('a,b\n"x', ',1\n', 7_000_000), 'FILE_LINE_TOO_LONG'],
  [
    '20,000 columns by 3,000 rows',
    () =>
      repeated(
        row(20_000, (i) => `c${i}`),
        row(20_000, () => 1),
        3000,
      ),
    'FILE_UNSUPPORTED',
  ],
  [
    '2,000 columns by 600 rows',
    () =>
      repeated(
        row(2000, (i) => `c${i}`),
        row(2000, (i) => (i % 3 ? i / 7 : 'none')),
        600,
      ),
    '600 x 2000',
  ],
])('$0: $2 within 20 s and 1.5 GB', { timeout: 120_000 }, async (_name, make, outcome) => {
  const file = make()
  let most = 0
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 20)
  const began = process.cpuUsage()
  const { task_id } = await test.api.datasets.import({ file })
  const { error, result } = await test.finished(task_id)
  const { user, system } = process.cpuUsage(began)
  const lasted = (user + system) / 1000
  clearInterval(watch)
  const { rows, columns } = (result ?? {}) as unknown as ImportResult
  expect(error ? error.code : `${rows} x ${columns.length}`).toBe(outcome)
  console.info(`${outcome}: ${Math.round(lasted)} ms, ${Math.round(most / MIB)} MiB`)
  expect(lasted).toBeLessThan(LONGEST_MS)
  expect(most).toBeLessThan(MOST_BYTES)
})
