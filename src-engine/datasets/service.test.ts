import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestEngine } from '#engine/testing/open-test-engine'
import type { ImportResult } from './contract.ts'

let test: Awaited<ReturnType<typeof openTestEngine>>
let folder = ''
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tessera-import-'))
  test = await openTestEngine()
})
afterEach(async () => {
  await test.close()
  rmSync(folder, { recursive: true, force: true })
})

type Input = Omit<Parameters<typeof test.api.datasets.import>[0], 'file'>

function save(content: string | Uint8Array, name = 'data.csv'): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
async function attempt(content: string | Uint8Array, input: Input = {}, name?: string) {
  const { task_id } = await test.api.datasets.import({ file: save(content, name), ...input })
  return test.finished(task_id)
}
async function imported(content: string | Uint8Array, input: Input = {}, name?: string): Promise<ImportResult> {
  const job = await attempt(content, input, name)
  expect(job.error).toBeNull()
  return job.result as unknown as ImportResult
}
const kept = (shelf: string) => readdirSync(join(test.workspace, shelf)).length

const LOTS = 'Numéro de lot;Site;ITM;Date;Note\n0001;LL;1 234,5;31/01/2024;x\n0002;LS;0,9;01/02/2024;"a\nb"\n'

describe('import', () => {
  it('reads a French file with every type right', async () => {
    const latin1 = Buffer.from(LOTS, 'latin1')
    const result = await imported(latin1)
    expect(result).toMatchObject({ name: 'data', version_number: 1, rows: 2, rejected_rows: 0, warnings: [] })
    expect(result.reading).toMatchObject({ format: 'csv', encoding: 'windows-1252', delimiter: ';', decimal: ',', header: true })
    expect(result.columns.map(({ name, type }) => [name, type])).toEqual([
      ['Numéro de lot', 'text'],
      ['Site', 'text'],
      ['ITM', 'number'],
      ['Date', 'date'],
      ['Note', 'text'],
    ])
    const { rows } = await test.api.datasets.rows({ dataset: 'data' })
    expect(rows).toEqual([
      ['0001', 'LL', 1234.5, '2024-01-31', 'x'],
      ['0002', 'LS', 0.9, '2024-02-01', 'a\nb'],
    ])
  })

  it('lists the one bad cell in row 90,000 and sets its row aside', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `L${i};${i + 1 === 90_000 ? 'abc' : `${i},5`}`)
    const result = await imported(`lot;valeur\n${rows.join('\n')}\n`)
    expect(result).toMatchObject({ rows: 99_999, rejected_rows: 1 })
    expect(result.warnings).toEqual([expect.stringContaining('first "abc" in row 90000')])
    const { rejected, total } = await test.api.datasets.rejected({ dataset: 'data' })
    expect(total).toBe(1)
    expect(rejected).toEqual([
      {
        row: 90_000,
        line: 90_001,
        column: 'valeur',
        value: 'abc',
        code: 'type',
        reason: 'a number was expected (1 234,5)',
        cells: ['L89999', 'abc'],
      },
    ])
  })

  it('sets ragged rows and repeated headers aside with their line', async () => {
    await imported('a;b\n1;2\n3\na;b\n4;5;6\n7;8;\n')
    const { rejected } = await test.api.datasets.rejected({ dataset: 'data' })
    expect(rejected.map(({ row, line, code, cells }) => [row, line, code, cells])).toEqual([
      [2, 3, 'columns', ['3']],
      [3, 4, 'header', ['a', 'b']],
      [4, 5, 'columns', ['4', '5', '6']],
    ])
  })

  it('reads the given tokens as missing, and then no others', async () => {
    const text = 'a;b\n1;NA\n?;2\n3;4\n'
    const { columns } = await imported(text, { missing: ['?', 'NA'] })
    expect(columns.map(({ type, missing }) => [type, missing])).toEqual([
      ['integer', 1],
      ['integer', 1],
    ])
    const own = await imported(text, { missing: ['NA'], name: 'own' })
    expect(own.columns.map(({ type, missing }) => [type, missing])).toEqual([
      ['text', 0],
      ['integer', 1],
    ])
  })

  it('reads JSON, JSON lines and keeps nested values as text', async () => {
    const json = await imported('[{"a": 1, "b": {"c": [1]}}, {"b": null, "d": "1,5"}]', {}, 'x.json')
    expect(json.columns.map(({ name, type, missing }) => [name, type, missing])).toEqual([
      ['a', 'integer', 1],
      ['b', 'text', 1],
      ['d', 'number', 1],
    ])
    expect((await test.api.datasets.rows({ dataset: 'x' })).rows[0]).toEqual([1, '{"c":[1]}', null])
    expect(await imported('{"a": 1}\n{"a": 2.5}\n3\n', {}, 'y.json')).toMatchObject({
      rows: 2,
      rejected_rows: 1,
      reading: { format: 'jsonl' },
    })
  })

  it.each([
    ['FILE_EMPTY', ''],
    ['FILE_UNSUPPORTED', Uint8Array.from({ length: 4096 }, (_, i) => (i * 7) % 256)],
    ['FILE_UNSUPPORTED', '@relation x\n@attribute a relational\n@attribute b numeric\n@end a\n@data\n'],
    ['FILE_DAMAGED', '[{"a": 1'],
    ['FILE_DAMAGED', 'PAR1 and nothing else PAR1'],
    ['FILE_NO_ROWS', 'a;b\n'],
    ['DATASET_TOO_MANY_REJECTED', 'a;b\n1;2;3\n'],
  ])('refuses with %s and keeps nothing (%#)', async (code, content) => {
    expect((await attempt(content)).error).toMatchObject({ code })
    expect((await test.api.datasets.list({})).total).toBe(0)
    expect([kept('files'), kept('versions')]).toEqual([0, 0])
    expect(readdirSync(join(test.workspace, 'tmp'))).toEqual([])
  })

  it('refuses a folder and a missing file before any job', async () => {
    await expect(test.api.datasets.import({ file: folder })).rejects.toMatchObject({ code: 'FILE_NOT_A_FILE' })
    await expect(test.api.datasets.import({ file: join(folder, 'none') })).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' })
  })

  it('says so when a restarted import finds its file gone', async () => {
    const path = save('a;b\n1;2;3\n')
    const { task_id } = await test.api.datasets.import({ file: path })
    await test.finished(task_id)
    rmSync(path)
    const again = await test.api.jobs.restart({ task_id })
    expect((await test.finished(again.task_id)).error).toMatchObject({ code: 'FILE_NOT_FOUND' })
  })

  it('makes a version of the same name and columns, and another dataset otherwise', async () => {
    const first = await imported('a;b\n1;2\n')
    const again = await imported('a;b\n1;3\n')
    expect(again).toMatchObject({ dataset_id: first.dataset_id, version_number: 2 })
    expect(await imported('c\nx\n')).toMatchObject({ name: 'data (2)', version_number: 1 })
    expect((await attempt('d\nx\n', { name: 'data' })).error).toMatchObject({ code: 'DATASET_NAME_TAKEN' })
    const { versions, rows } = await test.api.datasets.show({ dataset: 'data' })
    expect([versions.length, rows]).toEqual([2, 1])
    expect((await test.api.datasets.rows({ dataset: 'data', version: 1 })).rows).toEqual([[1, 2]])
  })

  it('gives the same content hash whatever the number of threads', async () => {
    const rows = Array.from({ length: 150_000 }, (_, i) => `${i};${(i * 7919) % 1000},5;t${i % 97}`)
    const path = save(`a;b;c\n${rows.join('\n')}\n`)
    const hashes = await Promise.all(
      [1, 2, 4].map(async (threads) => {
        const other = await openTestEngine({ threads })
        await other.finished((await other.api.datasets.import({ file: path })).task_id)
        const { content_hash } = await other.api.datasets.show({ dataset: 'data' })
        await other.close()
        return content_hash
      }),
    )
    expect(new Set(hashes).size).toBe(1)
  })
})

describe('import into a table', () => {
  it('binds by synonyms, updates by code_lot and never doubles', async () => {
    expect(await imported(LOTS, { table: 'lots' })).toMatchObject({ table: 'lots', inserted: 2, updated: 0, unchanged: 0 })
    const changed = LOTS.replace('0,9', '0,8')
    expect(await imported(changed, { table: 'lots' })).toMatchObject({ inserted: 0, updated: 1, unchanged: 1 })
  })

  it('sets aside what the table cannot take, however much it is', async () => {
    const result = await imported('lot;itm\nA;1,5\nB;abc\n;2\nC;n.d.\n', { table: 'lots' })
    expect(result).toMatchObject({ inserted: 2, rows: 3, rejected_rows: 2 })
    const { rejected } = await test.api.datasets.rejected({ dataset: 'data' })
    expect(rejected.map(({ row, code, column }) => [row, code, column])).toEqual([
      [2, 'type', 'itm'],
      [3, 'table', null],
    ])
  })

  it('loses no row to a column that the table does not take', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => `L${i};${i === 7 ? 'see note' : i}`)
    expect(await imported(`lot;remarque\n${rows.join('\n')}\n`, { table: 'lots' })).toMatchObject({ inserted: 200, rejected_rows: 0 })
  })

  it.each([
    ['DATASET_COLUMN_MISSING', 'a;b\n1;2\n', {}],
    ['DATASET_COLUMN_AMBIGUOUS', 'lot;Numéro de lot\n1;2\n', {}],
    ['DATASET_COLUMN_UNKNOWN', 'lot;b\n1;2\n', { map: 'foo=itm' }],
    ['DATASET_TOO_MANY_REJECTED', 'lot;itm\n1;abc\n2;def\n', {}],
  ])('refuses with %s and changes nothing', async (code, content, input) => {
    expect((await attempt(content, { table: 'lots', ...input })).error).toMatchObject({ code })
    expect((await test.api.datasets.list({})).total).toBe(0)
    expect([kept('files'), kept('versions')]).toEqual([0, 0])
  })

  it('takes the map from a JSON file', async () => {
    const map = save('{"nom": "code_lot", "x": "itm"}', 'map.json')
    expect(await imported('nom;x\nA;1,5\n', { table: 'lots', map })).toMatchObject({ inserted: 1 })
  })
})

describe('preview', () => {
  it('shows raw and typed rows, the binding and what it read', async () => {
    const answer = await test.api.datasets.preview({ file: save(LOTS), table: 'lots' })
    expect(answer).toMatchObject({ partial: false, bytes: answer.bytes_read, rejected_rows: 0 })
    expect(answer.raw[0]).toEqual(['0001', 'LL', '1 234,5', '31/01/2024', 'x'])
    expect(answer.typed[0]).toEqual(['0001', 'LL', 1234.5, '2024-01-31', 'x'])
    const bound = answer.binding?.columns.filter(({ from }) => from !== null).map(({ to, from }) => [to, from])
    expect(bound).toEqual([
      ['code_lot', 'Numéro de lot'],
      ['site_code', 'Site'],
      ['date_mise_en_gavage', 'Date'],
      ['itm', 'ITM'],
    ])
    expect(readdirSync(join(test.workspace, 'tmp'))).toEqual([])
  })

  it('lists problems of the binding instead of failing', async () => {
    const { binding } = await test.api.datasets.preview({ file: save('a;b\n1;2\n'), table: 'lots', map: 'z=itm' })
    expect(binding?.problems.map(({ code }) => code)).toEqual(['DATASET_COLUMN_UNKNOWN', 'DATASET_COLUMN_MISSING'])
  })

  it('looks at the beginning of a large file only, and says so', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `${i};${i},5`)
    const answer = await test.api.datasets.preview({ file: save(`a;b\n${rows.join('\n')}\n`) })
    expect(answer).toMatchObject({ partial: true, bytes_read: 256 * 1024 })
    expect(answer.raw).toHaveLength(50)
    const json = JSON.stringify(Array.from({ length: 50_000 }, (_, i) => ({ a: i, b: `é${i}` })))
    expect(await test.api.datasets.preview({ file: save(json) })).toMatchObject({ partial: true, bytes_read: 256 * 1024, warnings: [] })
  })

  it('is not misled by a character that is cut where it stops', async () => {
    for (const shift of [0, 1]) {
      const answer = await test.api.datasets.preview({ file: save(`n;é\n${'x'.repeat(shift)}${'éé;1\n'.repeat(50_000)}`) })
      expect(answer.reading.encoding).toBe('utf-8')
    }
  })
})

it('exports what was set aside, formulas guarded on demand', async () => {
  await imported('lot;itm\nA;1,5\n=1+1;abc\n', { table: 'lots' })
  const plain = await test.api.datasets.exportRejected({ dataset: 'data' })
  const lines = 'row,line,column,value,reason,lot,itm\r\n2,3,itm,abc,"a number was expected (1 234,5)",=1+1,abc\r\n'
  expect(readFileSync(plain.out, 'utf8')).toBe(lines)
  const safe = await test.api.datasets.exportRejected({ dataset: 'data', safe: true })
  expect(readFileSync(safe.out, 'utf8')).toBe(lines.replace('=1+1', "'=1+1"))
})

it('frees the bytes of a deleted dataset unless another one needs them', async () => {
  await imported('a;b\n1;2\n', { name: 'one' })
  await imported('a;b\n1;2\n', { name: 'two' })
  expect(await test.api.datasets.delete({ dataset: 'one' })).toMatchObject({ bytes_freed: 0, versions: 1 })
  expect((await test.api.datasets.delete({ dataset: 'two' })).bytes_freed).toBeGreaterThan(0)
  expect([kept('files'), kept('versions')]).toEqual([0, 0])
  await expect(test.api.datasets.show({ dataset: 'two' })).rejects.toMatchObject({ code: 'DATASET_NOT_FOUND' })
})
