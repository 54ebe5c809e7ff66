import { expect, it } from 'vitest'
import { CsvRecords, type Marks } from './csv-records.ts'

function split(text: string, marks: Partial<Marks>, chunk = 1 << 20) {
  const records = new CsvRecords({ delimiter: ',', quote: '"', ...marks })
  const found: [number, ...string[]][] = []
  const keep: Parameters<CsvRecords['push']>[1] = ({ line, count, starts, ends, bytes }) =>
    found.push([line, ...Array.from({ length: count }, (_, i) => new TextDecoder().decode(bytes.subarray(starts[i], ends[i])))])
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += chunk) records.push(bytes.slice(at, at + chunk), keep)
  records.end(keep)
  return { found, comments: records.comments }
}

const cases: [string, string, Partial<Marks>, [number, ...string[]][]][] = [
  ['an escaped quote', '"a \\"b\\"",c\n', { escape: '\\' }, [[1, 'a "b"', 'c']]],
  ['an escaped delimiter and escape', 'a\\,b,c\\\\\n', { escape: '\\' }, [[1, 'a,b', 'c\\']]],
  [
    'an escaped line end',
    'a\\\nb,c\nd,e\n',
    { escape: '\\' },
    [
      [1, 'a\nb', 'c'],
      [3, 'd', 'e'],
    ],
  ],
  ['a doubled quote beside an escape', '"x""y\\"z"\n', { escape: '\\' }, [[1, 'x"y"z']]],
  ['an escape at the very end', 'a,b\\', { escape: '\\' }, [[1, 'a', 'b\\']]],
  ['no escape unless asked for', '"C:\\",b\n', {}, [[1, 'C:\\', 'b']]],
  [
    'comments',
    '# one\na,b\n# "two\nc,d\n#',
    { comment: '#' },
    [
      [2, 'a', 'b'],
      [4, 'c', 'd'],
    ],
  ],
  ['a comment mark within a record', 'a,#b\n', { comment: '#' }, [[1, 'a', '#b']]],
  ['lines above the table, whatever they hold', 'Title "x\n\r\na,b\r\n', { skip: 2 }, [[3, 'a', 'b']]],
]
it.each(cases)('reads %s, in chunks of any size', (_name, text, marks, expected) => {
  for (const chunk of [1, 2, 3, 100]) expect(split(text, marks, chunk).found).toEqual(expected)
})

it('counts comments', () => {
  expect(split('# one\na\n#two\n', { comment: '#' }).comments).toBe(2)
})
