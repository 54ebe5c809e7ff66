import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWarehouse, type Warehouse } from '#engine/warehouse/duckdb'
import { isKnownMissing } from './domain/missing-tokens.ts'
import { isTyped } from './domain/propose-format.ts'
import { proveTypes } from './prove-types.ts'
import { openSource } from './reading/open-source.ts'
import type { ReadingSettings, ReadingTools } from './reading/source.ts'

let warehouse: Warehouse
let temp = ''
let runs = 0
beforeAll(() => {
  temp = mkdtempSync(join(tmpdir(), 'tessera-round-trip-'))
  warehouse = openWarehouse({ memoryMb: 256, threads: 1, temp })
})
afterAll(async () => {
  await warehouse.close()
  rmSync(temp, { recursive: true, force: true })
})

async function read(content: Uint8Array, settings: ReadingSettings) {
  const folder = join(temp, String(++runs))
  mkdirSync(folder)
  const path = join(folder, 'file')
  writeFileSync(path, content)
  const context = { checkpoint: () => {}, tell: () => {}, kernels: () => Promise.reject(new Error('no kernels here')) }
  const compute: ReadingTools['compute'] = async (job, input) => job.run(input, context)
  const tools = { warehouse, compute, folder, preview: false }
  const { source, columns } = await proveTypes(await openSource(path, settings, tools), settings, null, tools)
  const rows = await warehouse.all(
    `SELECT ${columns.map(({ value }, i) => `${value} AS c${i}`).join(', ')} FROM ${source.relation} ORDER BY row`,
  )
  return { names: source.names, types: columns.map(({ type }) => type), rows: rows.map((row) => Object.values(row)) }
}

type Cell = string | number | null
interface Written {
  delimiter: string
  decimal: ',' | '.'
  lineEnd: string
  encoding: 'utf-8' | 'windows-1252'
  bom: boolean
  group: string
}

const letters = [...'abcXYZ 0123456789,;|"\'()[]{}#@=+-*/_.:!?éèàçÉœ€«»ß\n\t']
const text = fc
  .string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 12 })
  .map((cell) => cell.trim())
  .filter((cell) => cell !== '' && !isTyped(cell) && !isKnownMissing(cell))
const number = fc.oneof(
  fc.integer({ min: -9_999_999, max: 9_999_999 }),
  fc.double({ min: -1e9, max: 1e9, noNaN: true }).filter((value) => !Object.is(value, -0) && Math.abs(value) > 1e-6),
)
const table = fc.array(fc.constantFrom('text', 'number'), { minLength: 1, maxLength: 4 }).chain((types) =>
  fc.record({
    types: fc.constant(types),
    rows: fc.array(fc.tuple(...types.map((type) => fc.option<Cell>(type === 'text' ? text : number, { freq: 8 }))), {
      minLength: 2,
      maxLength: 8,
    }),
  }),
)
const dialect: fc.Arbitrary<Written> = fc.record({
  delimiter: fc.constantFrom(';', ',', '\t', '|'),
  decimal: fc.constantFrom<',' | '.'>(',', '.'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  encoding: fc.constantFrom<Written['encoding']>('utf-8', 'windows-1252'),
  bom: fc.boolean(),
  group: fc.constantFrom('', ' ', '\u00a0', "'"),
})

function write(rows: readonly (readonly Cell[])[], names: readonly string[], dialect: Written): Uint8Array {
  const cellText = (cell: Cell) => {
    if (cell === null) return ''
    if (typeof cell === 'string') return `"${cell.replaceAll('"', '""')}"`
    const [whole, fraction] = String(cell).split('.')
    const grouped = whole.includes('e') ? whole : whole.replace(/\B(?=(\d{3})+(?!\d))/g, dialect.group)
    const number = fraction === undefined ? grouped : `${grouped}${dialect.decimal}${fraction}`
    return number.includes(dialect.delimiter) ? `"${number}"` : number
  }
  const lines = [names.map((name) => `"${name}"`), ...rows.map((row) => row.map(cellText))].map((cells) => cells.join(dialect.delimiter))
  const content = lines.join(dialect.lineEnd) + dialect.lineEnd
  if (dialect.encoding === 'utf-8') return new TextEncoder().encode(dialect.bom ? `\ufeff${content}` : content)
  const decoder = new TextDecoder('windows-1252')
  const byteOf = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  return Uint8Array.from([...content].map((letter) => byteOf.get(letter) as number))
}

it('gives back any table of texts and numbers, whatever the dialect it was written in', async () => {
  await fc.assert(
    fc.asyncProperty(table, dialect, async ({ types, rows }, written) => {
      const filled = rows.filter((row) => row.some((cell) => cell !== null))
      fc.pre(filled.length > 0)
      const names = types.map((type, index) => `${type} ${index + 1}`)
      const back = await read(write(filled, names, written), {
        encoding: written.encoding,
        delimiter: written.delimiter === '\t' ? 'tab' : written.delimiter,
        header: true,
        decimal: written.decimal,
      })
      expect(back.names).toEqual(names)
      expect(back.rows).toEqual(filled)
    }),
    { numRuns: 60 },
  )
})

it('finds the dialect by itself where the table has enough to tell', async () => {
  const rows = Array.from({ length: 30 }, (_, i): Cell[] => [
    `Lot n° ${i}`,
    i * 1234.5 + 0.25,
    i % 7 === 0 ? null : i,
    `été; "${i}", ${i}|${i}`,
  ])
  for (const delimiter of [';', ',', '\t', '|'])
    for (const decimal of [',', '.'] as const)
      for (const encoding of ['utf-8', 'windows-1252'] as const) {
        const written = { delimiter, decimal, encoding, lineEnd: '\r\n', bom: true, group: '\u00a0' }
        const back = await read(write(rows, ['nom', 'valeur', 'rang', 'note'], written), {})
        expect(back).toEqual({ names: ['nom', 'valeur', 'rang', 'note'], types: ['text', 'number', 'integer', 'text'], rows })
      }
})
