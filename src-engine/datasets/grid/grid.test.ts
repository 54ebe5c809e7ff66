import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestEngine } from '#engine/testing/open-test-engine'

const ROWS = 5000
const rows = Array.from({ length: ROWS }, (_, i) => ({
  r: (i * 7919) % 1009,
  site: ['LL', 'LS', 'É'][i % 3],
  jour: `2024-0${(i % 9) + 1}-15`,
  ok: i % 2 === 0,
  note: i % 10 === 0 ? null : `texte ${i}`,
}))

let test: Awaited<ReturnType<typeof openTestEngine>>
const folder = mkdtempSync(join(tmpdir(), 'tessera-grid-'))
beforeAll(async () => {
  test = await openTestEngine()
  const path = join(folder, 'grid.jsonl')
  writeFileSync(path, rows.map((row) => JSON.stringify(row)).join('\n'))
  expect((await test.finished((await test.api.datasets.import({ file: path })).task_id)).error).toBeNull()
})
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true, force: true })
})

type Input = Omit<Parameters<typeof test.api.datasets.rows>[0], 'dataset'>
const page = (input: Input) => test.api.datasets.rows({ dataset: 'grid', ...input })
const numbered = rows.map((row, i) => ({ ...row, number: i + 1 }))
const bySort = [...numbered].sort((a, b) => b.r - a.r || a.number - b.number)

describe('a page', () => {
  it('is read in the order of the file', async () => {
    const { total, offset, row_numbers, row_found, rows: cells } = await page({ offset: 4990, limit: 50 })
    expect({ total, offset, row_found }).toEqual({ total: ROWS, offset: 4990, row_found: null })
    expect(row_numbers).toEqual([4991, 4992, 4993, 4994, 4995, 4996, 4997, 4998, 4999, 5000])
    expect(cells[0]).toEqual([rows[4990].r, rows[4990].site, rows[4990].jour, true, null])
  })

  it.each([0, 1900, 2500, 4980])('is sorted, near and far (%i)', async (offset) => {
    const { row_numbers, rows: cells } = await page({ sort: ['-r'], offset, limit: 30, columns: ['r'] })
    const expected = bySort.slice(offset, offset + 30)
    expect(row_numbers).toEqual(expected.map(({ number }) => number))
    expect(cells).toEqual(expected.map(({ r }) => [r]))
  })

  it('has missing values last, upwards and downwards', async () => {
    for (const sort of ['note', '-note']) {
      const { rows: cells } = await page({ sort: [sort], offset: ROWS - 1, limit: 1, columns: ['note'] })
      expect(cells).toEqual([[null]])
    }
  })

  it.each([
    ['r>=1000;site=LL', (row: (typeof rows)[0]) => row.r >= 1000 && row.site === 'LL'],
    ['jour<15/03/2024', (row: (typeof rows)[0]) => row.jour < '2024-03-15'],
    ['ok=non;note is missing', (row: (typeof rows)[0]) => !row.ok && row.note === null],
    ['note~EXTE 49;site!=LS', (row: (typeof rows)[0]) => (row.note?.includes('exte 49') ?? false) && row.site !== 'LS'],
    ['note!=texte 1', (row: (typeof rows)[0]) => row.note !== 'texte 1'],
    [
      '[{"column":"site","op":"in","value":["É","LS"]},{"column":"r","op":"<","value":5}]',
      (row: (typeof rows)[0]) => row.site !== 'LL' && row.r < 5,
    ],
  ])('is filtered by %s', async (filter, holds) => {
    const expected = numbered.filter(holds)
    const { total, row_numbers } = await page({ filter, limit: 5000 })
    expect(total).toBe(expected.length)
    expect(row_numbers).toEqual(expected.map(({ number }) => number))
    const last = await page({ filter, sort: ['-r'], offset: Math.max(0, expected.length - 3), limit: 3 })
    expect(last.row_numbers).toEqual(
      [...expected]
        .sort((a, b) => b.r - a.r || a.number - b.number)
        .slice(-3)
        .map(({ number }) => number),
    )
  })

  it('is searched in texts, numbers and dates', async () => {
    expect((await page({ search: 'TEXTE 4999' })).row_numbers).toEqual([5000])
    expect((await page({ search: '1008' })).total).toBe(numbered.filter(({ r, note }) => r === 1008 || note?.includes('1008')).length)
    expect((await page({ search: '15/02/2024' })).total).toBe(rows.filter(({ jour }) => jour === '2024-02-15').length)
    expect((await page({ search: "'; DROP" })).total).toBe(0)
  })

  it('goes to a row, whatever the order', async () => {
    expect(await page({ row: 4321, limit: 100 })).toMatchObject({ offset: 4300, row_found: true })
    const at = bySort.findIndex(({ number }) => number === 4321)
    expect(await page({ row: 4321, limit: 100, sort: ['-r'] })).toMatchObject({ offset: Math.floor(at / 100) * 100, row_found: true })
    expect(await page({ row: 1, limit: 10, filter: 'note is filled' })).toMatchObject({ offset: 0, row_found: false })
    expect(await page({ row: 9999 })).toMatchObject({ offset: 0, row_found: false })
  })

  it.each([
    [{ filter: 'nothing=1' }, 'DATASET_COLUMN_UNKNOWN'],
    [{ filter: 'r=abc' }, 'INVALID_INPUT'],
    [{ filter: 'jour=hier' }, 'INVALID_INPUT'],
    [{ sort: ['nothing'] }, 'DATASET_COLUMN_UNKNOWN'],
    [{ columns: ['nothing'] }, 'DATASET_COLUMN_UNKNOWN'],
  ])('refuses %j', async (input, code) => {
    await expect(page(input)).rejects.toThrow(expect.objectContaining({ code }))
  })
})
