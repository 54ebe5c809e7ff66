import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CsvRecords, LONGEST_RECORD_BYTES } from './csv-records.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

function split(text: string, { delimiter = ',', quote = '"' as string | null, chunk = 1 << 20 } = {}) {
  const found: { line: number; cells: string[] }[] = []
  const records = new CsvRecords({ delimiter, quote })
  const keep: Parameters<CsvRecords['push']>[1] = ({ line, count, starts, ends, bytes }) => {
    found.push({ line, cells: Array.from({ length: count }, (_, i) => decoder.decode(bytes.subarray(starts[i], ends[i]))) })
  }
  const bytes = encoder.encode(text)
  for (let at = 0; at < bytes.length; at += chunk) records.push(bytes.slice(at, at + chunk), keep)
  records.end(keep)
  return found
}
const cells = (text: string, options?: Parameters<typeof split>[1]) => split(text, options).map((record) => record.cells)

describe('CsvRecords', () => {
  it.each([
    [
      'plain',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'no line end at the end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CR LF and CR',
      'a,b\r\n1,2\r3,4',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'empty cells',
      ',\n"",',
      [
        ['', ''],
        ['', ''],
      ],
    ],
    ['delimiter, quote and line ends within quotes', '"a,b","say ""hi""","x\r\ny"', [['a,b', 'say "hi"', 'x\r\ny']]],
    ['empty lines', 'a\n\n\r\nb\n', [['a'], ['b']]],
    ['a quoted empty cell is a record', 'a\n""\nb', [['a'], [''], ['b']]],
    ['spaces before an opening quote', 'a, "6,000"', [['a', '6,000']]],
    ['text after a closing quote', '"a"b ,c', [['ab', 'c']]],
    ['quotes within an unquoted cell', '5" pipe,x"y"', [['5" pipe', 'x"y"']]],
  ])('%s', (_name, text, expected) => {
    expect(cells(text)).toEqual(expected)
  })

  it('gives the line where each record begins', () => {
    expect(split('h\n"a\nb\r\nc"\r\n\nd').map(({ line }) => line)).toEqual([1, 2, 6])
  })

  it('takes no character for a quote when told so', () => {
    expect(cells('"a,b', { quote: null })).toEqual([['"a', 'b']])
  })

  it('gives the same records whatever the chunks', () => {
    const piece = fc.constantFrom('a', 'é', ',', '"', '""', '\n', '\r\n', '\r', ' ', '"x,\n"')
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))
    const attempt = (text: string, chunk: number) => {
      try {
        return split(text, { chunk })
      } catch (error) {
        return (error as { code: string }).code
      }
    }
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 7 }), (text, chunk) => {
        expect(attempt(text, chunk)).toEqual(attempt(text, 1 << 20))
      }),
    )
  })

  it('gives back every table that was written by the rules', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ';', '"', '\n', '\r', ' ', 'ü', '1') })
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }))
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), (rows, lineEnd) => {
        const text = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join(lineEnd)
        expect(cells(text, { delimiter: ';' })).toEqual(rows)
      }),
    )
  })

  it('names the line of a quote that is never closed', () => {
    expect(() => cells('a,b\n1,"2\n3,4')).toThrow(expect.objectContaining({ code: 'FILE_DAMAGED', details: { line: 2 } }))
  })

  it('stops at a record over 16 MiB', () => {
    const records = new CsvRecords({ delimiter: ',', quote: '"' })
    const chunk = () => new Uint8Array(1 << 20).fill(97)
    const feed = () => {
      for (let fed = 0; fed <= LONGEST_RECORD_BYTES + (1 << 20); fed += 1 << 20) records.push(chunk(), () => {})
    }
    expect(feed).toThrow(expect.objectContaining({ code: 'FILE_LINE_TOO_LONG', details: expect.objectContaining({ line: 1 }) }))
  })
})
