import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ArffReader } from './arff.ts'

const HEADER = `% made by hand
@RELATION 'the test'
@attribute name string
@Attribute "a b" NUMERIC   % a comment
@attribute class {yes, 'no way', "it\\'s"}
@attribute day date 'dd/MM/yyyy'
@DATA
`
function read(text: string) {
  const reader = new ArffReader()
  const rows = text.split('\n').flatMap((line) => reader.line(line) ?? [])
  return { reader, rows }
}
const cellsOf = (data: string, header = HEADER) => read(header + data).rows.map((row) => ('code' in row ? row.code : row.cells))

describe('the header', () => {
  it('declares attributes in any case, with names and values in either quote', () => {
    const { reader } = read(HEADER)
    expect(reader.relation).toBe('the test')
    expect(reader.attributes.map(({ name, kind, values }) => [name, kind, values])).toEqual([
      ['name', 'text', []],
      ['a b', 'numeric', []],
      ['class', 'nominal', ['yes', 'no way', "it's"]],
      ['day', 'date', []],
    ])
  })

  it.each([
    ['@attribute x relational', 'FILE_UNSUPPORTED', 'relational'],
    ['@attribute x whole', 'FILE_DAMAGED', 'numeric, string, date or {values}'],
    ['@attribute x date "yyyy-ww"', 'FILE_DAMAGED', 'yyyy-ww'],
    ['@attribute x numeric\n@attribute x numeric', 'FILE_DAMAGED', 'two attributes'],
    ['@data', 'FILE_DAMAGED', 'no attribute'],
    ['1,2', 'FILE_DAMAGED', '@attribute'],
  ])('refuses %j', (text, code, what) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(what) }))
  })
})

describe('an instance', () => {
  it.each([
    ['values, quotes and escapes', "'it\\'s\\n\\u0041', 1.5, yes, 31/01/2024", ["it's\nA", '1.5', 'yes', '2024-01-31']],
    ['missing values, and a question mark in quotes', "'?', ?, ?, ?", ['?', null, null, null]],
    ['spaces within a value between commas', 'two words, 1, no way, ?', ['two words', '1', 'no way', null]],
    ['tabs between values', 'x\t1\tyes\t?', ['x', '1', 'yes', null]],
    ['spaces between values', 'x 1 yes ?', ['x', '1', 'yes', null]],
    ['a comment behind it', 'x, 1, yes, ? % really', ['x', '1', 'yes', null]],
    ['a percent sign within a value', '50%, 1, yes, ?', ['50%', '1', 'yes', null]],
    ['an empty value', 'x,,yes,?', ['x', null, 'yes', null]],
  ])('reads %s', (_name, line, cells) => {
    expect(cellsOf(line)).toEqual([cells])
  })

  it('fills what a sparse one leaves out: 0, the first value, missing for a text', () => {
    expect(cellsOf("{1 5, 2 'no way'}\n{}\n{0 x, 3 01/02/2024}\n")).toEqual([
      [null, '5', 'no way', null],
      [null, '0', 'yes', null],
      ['x', '0', 'yes', '2024-02-01'],
    ])
  })

  it('may carry a weight, dense or sparse', () => {
    const { rows } = read(`${HEADER}x,1,yes,?,{2.5}\n{1 3},{0.5}\nx,1,yes,?\n`)
    expect(rows.map((row) => 'weight' in row && row.weight)).toEqual(['2.5', '0.5', null])
  })

  it.each([
    ['too few values', 'x,1', 'columns'],
    ['too many', 'x,1,yes,?,5', 'columns'],
    ['a value that is not declared', 'x,1,maybe,?', 'type'],
    ['a declared value in other letters', 'x,1,YES,?', 'type'],
    ['a day that does not exist', 'x,1,yes,31/02/2024', 'type'],
    ['an index beyond the attributes', '{9 x}', 'columns'],
  ])('is set aside for %s', (_name, line, code) => {
    expect(cellsOf(line)).toEqual([code])
  })

  it('never throws and always goes forward, whatever the line holds', () => {
    const mark = fc.constantFrom(...'{}\'",?%\\ \t01aé@')
    fc.assert(
      fc.property(fc.string({ unit: mark, maxLength: 40 }), (line) => {
        const reader = read(HEADER).reader
        expect(() => reader.line(line)).not.toThrow()
      }),
    )
  })

  it('gives back any text that is written in quotes', () => {
    const unit = fc.constantFrom(...'ab \'"\\,{}%\n\t\ré?')
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 20 }), fc.constantFrom("'", '"'), (text, quote) => {
        const escapes: Record<string, string> = { '\n': '\\n', '\t': '\\t', '\r': '\\r' }
        const written = [...text].map((letter) => escapes[letter] ?? (/['"\\%]/.test(letter) ? `\\${letter}` : letter)).join('')
        expect(cellsOf(`${quote}${written}${quote},1,yes,?`)).toEqual([[text, '1', 'yes', null]])
      }),
    )
  })
})
