import { describe, expect, it } from 'vitest'
import { hasHeader, proposeDialect } from './dialect.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()
const propose = (text: string, chosen = {}, complete = true) =>
  proposeDialect(encoder.encode(text), complete, (bytes) => decoder.decode(bytes), chosen).dialect

describe('proposeDialect', () => {
  it.each([
    ['semicolons and decimal commas', 'a;b\n1,5;2,5\n3,5;4,5\n', ';'],
    ['semicolons without header', '1,5;2,5\n3,25;4,5\n', ';'],
    ['commas with quoted decimal commas', 'a,b\n"1,5","2,5"\n"3,5","4,5"\n', ','],
    ['commas in texts between tabs', 'a\tb\nx, y\t1\nz\t2\n', '\t'],
    ['bars', 'a|b\nx, y|1;2\nz|3\n', '|'],
    ['commas between codes that hold bars', 'dfu_id,brand\nA|X,alba\nB|Y,bora\n', ','],
    ['semicolons below a title with a comma', 'Sales, 2024\na;b\nx;1,5\ny;2,5\n', ';'],
    ['one ragged row', 'a,b,c\n1,2,3\n1,2,3\n1,2,3,4\n', ','],
  ])('finds %s', (_name, text, delimiter) => {
    expect(propose(text).delimiter).toBe(delimiter)
  })

  it('keeps what was chosen', () => {
    expect(propose('a,b\n1,2\n', { delimiter: ';', header: false })).toMatchObject({ delimiter: ';', quote: '"', header: false })
  })

  it('takes quotes for text when they cannot be meant', () => {
    expect(propose('a,b\n1,"2\n3,4\n')).toMatchObject({ delimiter: ',', quote: null })
  })

  it('takes quotes for quotes when a delimiter stands within them', () => {
    expect(propose('"text 1"\n",a"\n",a"\n', { delimiter: ',' })).toMatchObject({ quote: '"' })
    expect(propose('"text 1"\n"a\ta"\n"a\t;"\n', { delimiter: '\t' })).toMatchObject({ quote: '"', skip: 0 })
  })

  it('refuses a chosen quote that is never closed', () => {
    expect(() => propose("a,b\n1,'2\n", { quote: "'", delimiter: ',' })).toThrow(expect.objectContaining({ code: 'FILE_DAMAGED' }))
  })

  it('does not mind that the sample ends within a record', () => {
    expect(propose('a;b\n1;"x\ny"\n2;"z', {}, false)).toMatchObject({ delimiter: ';', quote: '"', header: true })
  })

  it.each([
    ['title lines above the header', 'Report\nof 2024;\n\nsite;itm;n\nLL;1;2\nLS;2;3\n', { skip: 3, header: true }],
    ['no titles in a plain table', 'a;b;c\n1;;2\n3;4;5\n', { skip: 0, header: true }],
    ['no titles among ragged rows', 'a,b\nc\nd,e,f\ng\nh,i,j,k\n', { skip: 0 }],
    ['comments', '# made by x\na;b\n1;2\n# end\n', { comment: '#', skip: 0, header: true }],
    ['a header that begins with #', '#id;b\n1;2\n3;4\n', { comment: null, header: true }],
    ['backslashes that escape quotes', 'a,b\n"say \\"hi\\", you",1\n"x",2\n', { escape: '\\', delimiter: ',' }],
    ['backslashes that are letters', 'a,b\n"C:\\dir\\",1\n"D:\\x\\",2\n', { escape: null, quote: '"' }],
  ])('finds %s', (_name, text, expected) => {
    expect(propose(text)).toMatchObject(expected)
  })
})

describe('hasHeader', () => {
  it.each([
    [
      'names above numbers',
      [
        ['a', 'b'],
        ['1', 'x'],
      ],
      true,
    ],
    [
      'names above texts',
      [
        ['name', 'city'],
        ['Ann', 'Paris'],
        ['Bob', 'Lyon'],
      ],
      true,
    ],
    [
      'numbers',
      [
        ['1', '2'],
        ['3', '4'],
      ],
      false,
    ],
    [
      'a number among texts',
      [
        ['x', '2'],
        ['y', '4'],
      ],
      false,
    ],
    [
      'years as names',
      [
        ['site', '2019', '2020'],
        ['LL', '1,5', '2,5'],
      ],
      true,
    ],
    [
      'one year is a value',
      [
        ['LL', '2019'],
        ['LS', '2020'],
      ],
      false,
    ],
    ['the same texts below', [['foo'], ['foo'], ['foo']], false],
    [
      'mostly nameless',
      [
        ['', '', 'title'],
        ['a', '1', '2'],
      ],
      false,
    ],
    ['nothing', [], false],
  ])('%s', (_name, records, expected) => {
    expect(hasHeader(records)).toBe(expected)
  })
})
