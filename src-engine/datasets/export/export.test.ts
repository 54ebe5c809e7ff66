import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestEngine } from '#engine/testing/open-test-engine'
import { lettersOf } from '../domain/encodings.ts'

let test: Awaited<ReturnType<typeof openTestEngine>>
const folder = mkdtempSync(join(tmpdir(), 'tessera-export-'))
beforeAll(async () => {
  test = await openTestEngine()
})
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true, force: true })
})

type Options = Omit<Parameters<typeof test.api.datasets.export>[0], 'dataset'>
async function imported(content: string | Uint8Array, name: string, input = {}) {
  const path = join(folder, name)
  writeFileSync(path, content)
  const { error } = await test.finished((await test.api.datasets.import({ file: path, name, ...input })).task_id)
  expect(error).toBeNull()
}
async function exported(dataset: string, options: Options = {}) {
  const told = await test.api.datasets.export({ dataset, ...options })
  return { ...told, content: readFileSync(told.out) }
}
const latin1 = (text: string) =>
  Uint8Array.from([...text].map((letter) => (letter < '\x80' ? letter.charCodeAt(0) : lettersOf('windows-1252').indexOf(letter) + 128)))

describe('a file in its own dialect', () => {
  it.each([
    [
      'French, Windows-1252, CR LF',
      latin1(
        'Numéro de lot;Site;ITM;Date;Vu;Note\r\n0001;LL;1 234,5;31/01/2024;oui;"a; ""b"""\r\n0002;LS;0,9;01/02/2024;non;\r\n0003;;12 345;28/02/2024;oui;é\r\n',
      ),
    ],
    ['UTF-8 with its mark, points and tabs', Buffer.from('\ufeffa\tb\tc\n1.5\t2024-01-31 12:05:00\tx\n-0.25\t2024-02-01 00:00:30\ty z\n')],
    ['UTF-16 with bars', Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from('é|b\n1|x\n2|œ\n', 'utf16le')])],
    ['escapes and no header', Buffer.from('1,"say \\"hi\\", you"\n2,x\n3,y\n')],
    ['grouped integers and percent', Buffer.from("n;p\n1'000;12 %\n2'500'000;3 %\n12;100 %\n")],
    ['quoted line ends and empty lines', Buffer.from('a\n"x\ny"\nz\n')],
  ])('comes back as it was: %s', async (name, bytes) => {
    await imported(bytes, name)
    const { content, format, encoding } = { ...(await exported(name)), format: 'csv' }
    expect({ format, encoding, text: Buffer.from(content).toString('latin1') }).toEqual({
      format,
      encoding,
      text: Buffer.from(bytes).toString('latin1'),
    })
  })

  it('is written in UTF-8 where its encoding lacks a character, and says so', async () => {
    await imported(latin1('é;n\nà;1\n'), 'étroit')
    const path = join(folder, 'large')
    writeFileSync(path, 'é;n\nПривет;1\n')
    expect((await test.finished((await test.api.datasets.import({ file: path, name: 'étroit' })).task_id)).error).toBeNull()
    const { encoding, notices, content } = await exported('étroit', { encoding: 'windows-1252' })
    expect({ encoding, notices }).toEqual({
      encoding: 'utf-8',
      notices: [{ code: 'encoding_widened', values: { encoding: 'Windows-1252', letter: 'П' } }],
    })
    expect(content.toString('utf8')).toBe('\ufeffé;n\nПривет;1\n')
  })

  it('takes what the call says instead', async () => {
    await imported('a;b\n1,5;x\n', 'autre')
    expect((await exported('autre', { delimiter: ',', decimal: '.' })).content.toString()).toBe('a,b\n1.5,x\n')
    expect((await exported('autre', { format: 'tsv' })).content.toString()).toBe('a\tb\n1,5\tx\n')
    await expect(exported('autre', { delimiter: '::' })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })
})

it('guards formulas only where asked, and never numbers', async () => {
  await imported('t;n\n=1+1;-5\n-x;3\n@a;+7\n-12;1\n', 'formules', { types: 't=text' })
  expect((await exported('formules')).content.toString()).toBe('t;n\n=1+1;-5\n-x;3\n@a;7\n-12;1\n')
  expect((await exported('formules', { safe: true })).content.toString()).toBe("t;n\n'=1+1;-5\n'-x;3\n'@a;7\n-12;1\n")
})

describe('other formats', () => {
  const text = 'site;jour;moment;n;ok\nÉvry;31/01/2024;2024-01-31 10:00;1,5;oui\n;01/02/2024;;2;non\n'

  it('hold the same rows', async () => {
    await imported(text, 'formats')
    const json = JSON.parse((await exported('formats', { format: 'json' })).content.toString())
    expect(json).toEqual([
      { site: 'Évry', jour: '2024-01-31', moment: '2024-01-31T10:00:00', n: 1.5, ok: true },
      { site: null, jour: '2024-02-01', moment: null, n: 2, ok: false },
    ])
    const lines = (await exported('formats', { format: 'jsonl', filter: 'n>1,5', columns: ['n'] })).content.toString()
    expect(lines.trim()).toBe('{"n":2.0}')
    const book = read((await exported('formats', { format: 'xlsx' })).content, { type: 'buffer', cellDates: true, UTC: true })
    const [first] = utils.sheet_to_json<Record<string, unknown>>(book.Sheets.formats, { UTC: true })
    expect(first).toMatchObject({ site: 'Évry', n: 1.5, ok: true, jour: new Date('2024-01-31T00:00:00Z') })
    await imported((await exported('formats', { format: 'parquet' })).content, 'again')
    const rowsOf = async (dataset: string) => (await test.api.datasets.rows({ dataset })).rows
    expect(await rowsOf('again')).toEqual(await rowsOf('formats'))
  })

  it('say how many rows were written', async () => {
    await imported(text, 'formats')
    expect(await exported('formats', { filter: 'site is missing' })).toMatchObject({ rows: 1, delimiter: ';', name: 'formats.csv' })
    expect(await exported('formats', { search: 'évr' })).toMatchObject({ rows: 1 })
  })
})
