import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestEngine } from '#engine/testing/open-test-engine'
import type { ImportResult } from './contract.ts'
import { decoderOf } from './domain/encodings.ts'

let test: Awaited<ReturnType<typeof openTestEngine>>
const folder = mkdtempSync(join(tmpdir(), 'tessera-formats-'))
let files = 0
beforeAll(async () => {
  test = await openTestEngine()
})
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true, force: true })
})

type Input = Omit<Parameters<typeof test.api.datasets.import>[0], 'file'>
function save(content: string | Uint8Array): string {
  const path = join(folder, `f${++files}`)
  writeFileSync(path, content)
  return path
}
async function attempt(content: string | Uint8Array, input: Input = {}) {
  const { task_id } = await test.api.datasets.import({ file: save(content), ...input })
  return test.finished(task_id)
}
async function imported(content: string | Uint8Array, input: Input = {}) {
  const { error, result } = await attempt(content, input)
  expect(error).toBeNull()
  const told = result as unknown as ImportResult
  const { rows } = await test.api.datasets.rows({ dataset: told.name })
  return { ...told, cells: rows, types: told.columns.map(({ type }) => type), codes: told.notices.map(({ code }) => code) }
}

describe('text', () => {
  it.each([
    ['UTF-16 LE with its mark', Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from('ville;n\nÉvry;1,5\n', 'utf16le')]), 'utf-16le'],
    ['UTF-16 BE without one', Buffer.from('ville;n\nÉvry;1,5\n', 'utf16le').swap16(), 'utf-16be'],
  ])('in %s is read', async (_name, bytes, encoding) => {
    const { cells, reading } = await imported(bytes)
    expect(cells).toEqual([['Évry', 1.5]])
    expect(reading.encoding).toBe(encoding)
    const preview = await test.api.datasets.preview({ file: save(bytes) })
    expect(preview).toMatchObject({ typed: [['Évry', 1.5]], reading: { encoding }, partial: false })
  })

  it('that was once read wrongly is proposed for repair, and repaired on request', async () => {
    const wrong = decoderOf('windows-1252').decode(new TextEncoder().encode('nom;n\nGénétique;1\nMaïs à l’œil;2\n'))
    expect((await imported(wrong)).notices).toContainEqual({
      code: 'mojibake',
      values: { count: 6, cell: 'GÃ©nÃ©tique', repaired: 'Génétique' },
    })
    const repaired = await imported(wrong, { repair_mojibake: true })
    expect(repaired.cells).toEqual([
      ['Génétique', 1],
      ['Maïs à l’œil', 2],
    ])
    expect(repaired).toMatchObject({ codes: ['mojibake_repaired'], reading: { mojibake_repaired: true } })
  })

  it('has its titles, comments and escapes found or given', async () => {
    const report = 'Report\nof today;;\n\nsite;itm;n\nLL;1,5;1\nLS;2,5;2\n'
    expect(await imported(report)).toMatchObject({ reading: { skip: 3, header: true }, rows: 2, codes: ['skipped_lines'] })
    expect(await imported('# made by x\na;b\n1;2\n# end\n')).toMatchObject({ cells: [[1, 2]], codes: ['comment_lines'] })
    const given = await imported('x\ny\nN°1\na;b\n%z\n"q\\"r";2\n', { skip: 3, comment: '%', escape: '\\', delimiter: ';' })
    expect(given).toMatchObject({ cells: [['q"r', 2]], reading: { skip: 3, comment: '%', escape: '\\' } })
  })

  it('with a first line of over 256 KB is a wide table, or refused as too wide', async () => {
    const names = Array.from({ length: 1500 }, (_, i) => `${'long name '.repeat(20)}${i}`)
    const line = names.map((_, i) => i).join(';')
    expect(await imported(`${names.join(';')}\n${line}\n`)).toMatchObject({ rows: 1 })
    const wide = Array.from({ length: 20_000 }, (_, i) => `c${i}`).join(',')
    expect((await attempt(`${wide}\n${wide}\n`)).error).toMatchObject({ code: 'FILE_UNSUPPORTED', details: { limit: 2000 } })
  }, 60_000)

  it('has numbers that may mean "no value" suggested, never assumed', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i === 7 || i === 9 ? -999 : 12 + i};${i};${i === 3 ? '!!' : `t${i}`}`)
    const result = await imported(`temp;rang;note\n${rows.join('\n')}\n`)
    expect(result.notices).toContainEqual({ code: 'sentinel', values: { name: 'temp', count: 2, cell: '-999', row: 8 } })
    expect(result.notices).toContainEqual({ code: 'kept_as_text', values: { name: 'note', count: 1, cell: '!!' } })
    expect(result.cells[7][0]).toBe(-999)
    expect((await imported(`temp;rang;note\n${rows.join('\n')}\n`, { missing: ['-999'] })).cells[7][0]).toBeNull()
  })
})

describe('a cell that breaks its type', () => {
  const text = `lot;poids\n${Array.from({ length: 20 }, (_, i) => `L${i};${i === 4 || i === 6 ? 'abîmé' : `${i},5`}`).join('\n')}\n`

  it('is kept, emptied or set aside with its row, as the user wants', async () => {
    const kept = await imported(text)
    expect(kept).toMatchObject({ types: ['text', 'text'], rejected_rows: 0 })
    expect(kept.breaks).toEqual([
      {
        column: 'poids',
        type: 'number',
        format: '1 234,5',
        cells: 2,
        filled: 20,
        choice: 'text',
        examples: [{ row: 5, value: 'abîmé', count: 2 }],
      },
    ])
    const aside = await imported(text, { on_break: 'poids=aside' })
    expect(aside).toMatchObject({ types: ['text', 'number'], rows: 18, rejected_rows: 2 })
    const blank = await imported(text, { on_break: 'blank' })
    expect(blank).toMatchObject({ types: ['text', 'number'], rows: 20, rejected_rows: 0, breaks: [{ choice: 'blank' }] })
    expect(blank.cells[4]).toEqual(['L4', null])
    const { rejected, total } = await test.api.datasets.rejected({ dataset: blank.name })
    expect(total).toBe(2)
    expect(rejected[0]).toMatchObject({ row: 5, column: 'poids', value: 'abîmé', code: 'blanked' })
  })

  it('is the minority where the user says so, up to half of the column', async () => {
    const half = 'lot;poids\nA;1,5\nB;x\nC;2,5\nD;3,5\n'
    expect(await imported(half)).toMatchObject({ types: ['text', 'text'], breaks: [] })
    expect(await imported(half, { on_break: 'poids=aside' })).toMatchObject({ types: ['text', 'number'], rows: 3 })
  })

  it.each([
    ['poids=gone', 'INVALID_INPUT'],
    ['weight=blank', 'DATASET_COLUMN_UNKNOWN'],
  ])('%s is refused', async (on_break, code) => {
    await expect(test.api.datasets.preview({ file: save(text), on_break })).rejects.toThrow(expect.objectContaining({ code }))
  })
})

it('nested JSON stays JSON text, or becomes columns', async () => {
  const json = JSON.stringify([
    { id: 1, at: { city: 'Évry', geo: { x: 1.5 } } },
    { id: 2, at: { city: 'Lyon', tags: ['a'] } },
    { id: 3, at: 'none' },
  ])
  expect((await imported(json)).cells[0]).toEqual([1, '{"city":"Évry","geo":{"x":1.5}}'])
  const flat = await imported(json, { flatten: true })
  expect(flat.columns.map(({ name }) => name)).toEqual(['id', 'at', 'at.city', 'at.geo.x', 'at.tags'])
  expect(flat.cells).toEqual([
    [1, null, 'Évry', 1.5, null],
    [2, null, 'Lyon', null, '["a"]'],
    [3, 'none', null, null, null],
  ])
})

it('ARFF keeps what its header declares', async () => {
  const arff = `@relation x
@attribute id {001, 002}
@attribute n numeric
@attribute 'the day' date dd/MM/yyyy
@attribute note string
@data
001, 1, 31/01/2024, 'a, b'
002, ?, 01/02/2024, ?, {2}
003, 1, 01/02/2024, x
{1 7}`
  const result = await imported(arff)
  expect(result.columns.map(({ name, type }) => [name, type])).toEqual([
    ['id', 'text'],
    ['n', 'integer'],
    ['the day', 'date'],
    ['note', 'text'],
    ['weight', 'integer'],
  ])
  expect(result.cells).toEqual([
    ['001', 1, '2024-01-31', 'a, b', null],
    ['002', null, '2024-02-01', null, 2],
    ['001', 7, null, null, null],
  ])
  expect(result.rejected_rows).toBe(1)
  expect(result.codes).toEqual(['weights', 'sparse_text', 'sparse_text'])
})

describe('a workbook', () => {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([['Title of it'], [], ['a', 'b', 'c'], [1, 'x', 2], [3, 'y', 4]]), 'One')
  utils.book_append_sheet(book, utils.aoa_to_sheet([['z'], [9]]), 'Two')
  const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer)

  it('gives the sheet and range that are asked for, titles skipped', async () => {
    const first = await imported(bytes)
    expect(first).toMatchObject({
      cells: [
        [1, 'x', 2],
        [3, 'y', 4],
      ],
      reading: { sheet: 'One', skip: 2 },
      codes: ['sheets', 'skipped_lines'],
    })
    expect(await imported(bytes, { sheet: 'Two' })).toMatchObject({ cells: [[9]], codes: [] })
    expect(await imported(bytes, { sheet: '2' })).toMatchObject({ cells: [[9]] })
    expect(await imported(bytes, { range: 'B3:C4' })).toMatchObject({ cells: [['x', 2]], reading: { range: 'B3:C4' } })
    expect((await test.api.datasets.preview({ file: save(bytes) })).sheets).toEqual(['One', 'Two'])
  })

  it.each([
    [{ sheet: 'Three' }, 'INVALID_INPUT'],
    [{ range: 'nowhere' }, 'INVALID_INPUT'],
    [{ range: 'X9:Z12' }, 'INVALID_INPUT'],
  ])('has no %j', async (input, code) => {
    expect((await attempt(bytes, input)).error).toMatchObject({ code })
  })

  it('that declares more than fits into memory is refused before anything is unpacked', async () => {
    expect((await attempt(bomb(3 * 1024 ** 3, 1000))).error).toMatchObject({
      code: 'FILE_UNSUPPORTED',
      details: { inflated_bytes: 3 * 1024 ** 3 },
    })
    expect((await attempt(bomb(1000, 5_000_000))).error).toMatchObject({
      code: 'FILE_DAMAGED',
      message: expect.stringContaining('larger than it declares'),
    })
    expect((await attempt(bytes.subarray(0, bytes.length - 30))).error).toMatchObject({ code: 'FILE_DAMAGED' })
  })
})

/** A ZIP with one entry, xl/workbook.xml, of zeros: what it declares and what it really holds. */
function bomb(declared: number, real: number): Buffer {
  const name = Buffer.from('xl/workbook.xml')
  const packed = deflateRawSync(Buffer.alloc(real))
  const sizes = Buffer.alloc(12)
  sizes.writeUInt32LE(packed.length, 4)
  sizes.writeUInt32LE(declared, 8)
  const local = Buffer.concat([
    Buffer.from('504b03041400000008000000000000000000', 'hex').subarray(0, 14),
    sizes,
    Buffer.of(name.length, 0, 0, 0),
    name,
    packed,
  ])
  const entry = Buffer.concat([
    Buffer.from('504b010214001400000008000000000000000000', 'hex').subarray(0, 16),
    sizes,
    Buffer.of(name.length, 0),
    Buffer.alloc(16),
    name,
  ])
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, entry, end])
}

describe('the last import of a file of the same shape', () => {
  const january = 'ville;mesure;n\nÉvry;1;-1\nLyon;2;5\n'
  const february = 'ville;mesure;n\nNice;3;-1\n'

  it('is proposed, and used when asked for', async () => {
    await imported(january, { name: 'mesures', missing: ['-1'], types: 'mesure=text' })
    const preview = await test.api.datasets.preview({ file: save(february) })
    expect(preview.last_time).toMatchObject({ dataset: 'mesures', version: 1, given: { missing: ['-1'], types: { mesure: 'text' } } })
    expect(preview.notices).toContainEqual({ code: 'known_shape', values: { dataset: 'mesures', version: 1 } })
    expect(preview.typed).toEqual([['Nice', 3, -1]])
    const again = await imported(february, { same_as_last: true })
    expect(again.cells).toEqual([['Nice', '3', null]])
    expect(again.notices).toContainEqual({ code: 'same_as_last', values: { dataset: 'mesures', version: 1 } })
  })

  it('gives way to what is given now', async () => {
    const { cells } = await imported(february, { same_as_last: true, types: 'mesure=number' })
    expect(cells).toEqual([['Nice', 3, null]])
  })

  it('is nothing for other columns', async () => {
    expect((await test.api.datasets.preview({ file: save('ville;autre\nx;1\n') })).last_time).toBeNull()
  })
})

it('the header of Orange gives types and roles, not rows', async () => {
  const { cells, name } = await imported('nom\tpattes\ttype\nstring\tc\td\nmeta\t\tclass\ncarpe\t0\tpoisson\n')
  expect(cells).toEqual([['carpe', 0, 'poisson']])
  expect((await test.api.datasets.show({ dataset: name })).roles).toEqual({ nom: 'ignored', type: 'target' })
})
