import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestEngine } from '#engine/testing/open-test-engine'

let test: Awaited<ReturnType<typeof openTestEngine>>
const folder = mkdtempSync(join(tmpdir(), 'tessera-types-'))
beforeAll(async () => {
  test = await openTestEngine()
})
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true, force: true })
})

function save(content: string, name = 'data.csv'): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const preview = (content: string, types: string, name?: string) => test.api.datasets.preview({ file: save(content, name), types })
const CSV = 'n;jour;note\n1;03/04/2024;bon\n2;05/06/2024;7,5\n3;07/08/2024;moyen\n'

describe('a type that was given', () => {
  it('keeps every cell as text', async () => {
    const { columns, typed, rejected_rows } = await preview(CSV, 'n=text')
    expect(columns[0]).toMatchObject({ type: 'text', format: null })
    expect(typed.map(([n]) => n)).toEqual(['1', '2', '3'])
    expect(rejected_rows).toBe(0)
  })

  it('sets aside every cell that breaks it, whatever their share', async () => {
    const { columns, rejected } = await preview(CSV, 'note=number')
    expect(columns[2]).toMatchObject({ type: 'number', format: '1 234,5' })
    expect(rejected.map(({ row, column, value, code }) => [row, column, value, code])).toEqual([
      [1, 'note', 'bon', 'type'],
      [3, 'note', 'moyen', 'type'],
    ])
  })

  it('decides which of day and month comes first', async () => {
    const given = await preview(CSV, '{"jour":"mm/dd/yyyy"}')
    expect(given.columns[1]).toMatchObject({ type: 'date', format: 'mm/dd/yyyy' })
    expect(given.typed[0][1]).toBe('2024-03-04')
    expect(given.warnings.some((warning) => warning.startsWith('"jour"'))).toBe(false)
    const found = await test.api.datasets.preview({ file: save(CSV) })
    expect(found.typed[0][1]).toBe('2024-04-03')
  })

  it('gives way to what a table needs', async () => {
    const file = save('code_lot;itm\nA;15,2\nB;16,1\n')
    const { columns } = await test.api.datasets.preview({ file, table: 'lots', types: 'itm=text,code_lot=text' })
    expect(columns.map(({ type }) => type)).toEqual(['text', 'number'])
  })

  it('is kept with the dataset', async () => {
    const { task_id } = await test.api.datasets.import({ file: save(CSV, 'kept.csv'), types: 'n=text,note=number' })
    expect((await test.finished(task_id)).result).toMatchObject({ rows: 1, rejected_rows: 2 })
    expect((await test.api.datasets.show({ dataset: 'kept' })).types).toEqual({ n: 'text', note: 'number' })
  })
})

it.each([
  ['another=text', 'DATASET_COLUMN_UNKNOWN'],
  ['n=integral', 'INVALID_INPUT'],
  ['n', 'INVALID_INPUT'],
])('%s is refused: %s', async (types, code) => {
  await expect(preview(CSV, types)).rejects.toThrow(expect.objectContaining({ code }))
})
