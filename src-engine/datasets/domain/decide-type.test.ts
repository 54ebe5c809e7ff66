import { describe, expect, it } from 'vitest'
import { numberFormat } from './cell-formats.ts'
import { decideType, type Proof, suggestMissing } from './decide-type.ts'
import { wordNotice } from './notices.ts'

const format = numberFormat(',')
const free = { tokens: true, strict: false }
const proof = (given: Partial<Proof>): Proof => ({ filled: 1000, breaking: 0, breakers: [], fractions: 1, codes: 0, ...given })
const broken = (cell: string, count: number, row = 5) => ({ breaking: count, breakers: [{ cell, count, row }] })

describe('decideType', () => {
  it('makes a column without decimals an integer', () => {
    expect(decideType('n', format, proof({ fractions: 0 }), false, free).type).toBe('integer')
    expect(decideType('n', format, proof({}), false, free)).toEqual({
      type: 'number',
      missing: [],
      breaking: 0,
      onBreak: null,
      notices: [],
    })
  })

  it('sets at most 1 % of the cells aside', () => {
    const few = decideType('n', format, proof(broken('abc', 10)), false, free)
    expect(few).toMatchObject({
      type: 'number',
      onBreak: 'aside',
      notices: [{ code: 'set_aside', values: { cell: 'abc', count: 10, row: 5 } }],
    })
    const many = decideType('n', format, proof(broken('abc', 11)), false, free)
    expect(many).toMatchObject({ type: 'text', onBreak: 'text', notices: [{ code: 'stays_text', values: { count: 11, filled: 1000 } }] })
  })

  it('reads the one known token among numbers as missing and says so', () => {
    const decision = decideType('n', format, proof(broken('n.d.', 60)), false, free)
    expect(decision).toMatchObject({ type: 'number', missing: ['n.d.'], onBreak: null })
    expect(decision.notices.map(wordNotice)).toEqual([expect.stringContaining('"n.d." was read as missing in 60 cells (first in row 5)')])
  })

  it('asks when there are two tokens, or when the user gave some', () => {
    const two = { breaking: 60, breakers: [...broken('NA', 30).breakers, ...broken('?', 30).breakers] }
    expect(decideType('n', format, proof(two), false, free).type).toBe('text')
    expect(decideType('n', format, proof(broken('NA', 60)), false, { tokens: false, strict: false }).type).toBe('text')
  })

  it('does with breaking cells what the user wants, whatever their share', () => {
    const half = proof(broken('abc', 500))
    const choose = (onBreak: 'text' | 'blank' | 'aside', given = half) => decideType('n', format, given, false, { ...free, onBreak })
    expect(choose('aside')).toMatchObject({ type: 'number', onBreak: 'aside', breaking: 500 })
    expect(choose('blank')).toMatchObject({ type: 'number', onBreak: 'blank', notices: [{ code: 'blanked' }] })
    expect(choose('text', proof(broken('abc', 1)))).toMatchObject({ type: 'text', onBreak: 'text' })
    expect(choose('blank', proof({}))).toMatchObject({ type: 'number', onBreak: null })
  })

  it('keeps codes as text', () => {
    expect(decideType('n', format, proof({ fractions: 0, codes: 1 }), false, free).type).toBe('text')
    expect(decideType('Numéro de lot', format, proof({ fractions: 0 }), false, free).type).toBe('text')
    expect(decideType('numérotation', format, proof({ fractions: 0 }), false, free).type).toBe('integer')
  })

  it('follows a table that asks for the type, whatever the share', () => {
    expect(decideType('itm', format, proof(broken('abc', 900)), true, { tokens: true, strict: true })).toMatchObject({
      type: 'number',
      onBreak: 'aside',
    })
  })

  it('lets no other column of such a file lose rows', () => {
    expect(decideType('note', format, proof(broken('abc', 1)), false, { tokens: true, strict: true }).type).toBe('text')
  })

  it('makes a column of tokens only text', () => {
    expect(decideType('n', format, proof({ filled: 3, ...broken('NA', 3) }), false, free).type).toBe('text')
  })
})

it('suggests tokens of text columns without using them', () => {
  expect(
    suggestMissing('x', [
      { cell: 'N/A', count: 2, row: 1 },
      { cell: 'Paris', count: 9, row: 2 },
    ]).map(wordNotice),
  ).toEqual(['"x": 2 cells "N/A", kept as text; --missing "N/A" would read them as missing.'])
})
