import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EngineError } from '#engine/base/errors'
import { parseConditions } from './conditions.ts'

describe('parseConditions', () => {
  it.each([
    ['itm>=15', [['itm', '>=', '15']]],
    [
      'site = LL ; itm!=3',
      [
        ['site', '=', 'LL'],
        ['itm', '!=', '3'],
      ],
    ],
    [
      'note~a;b^c',
      [
        ['note', 'contains', 'a'],
        ['b', 'begins', 'c'],
      ],
    ],
    ['"a;b"="x;""y"""', [['a;b', '=', 'x;"y"']]],
    [
      'Numéro de lot is missing; b IS Filled',
      [
        ['Numéro de lot', 'missing'],
        ['b', 'filled'],
      ],
    ],
    ['a=', [['a', '=', '']]],
    [' ; ', []],
    [
      '[{"column":"a","op":"in","value":["x",2]},{"column":"b","op":"filled"}]',
      [
        ['a', 'in', 'x', '2'],
        ['b', 'filled'],
      ],
    ],
  ])('reads %s', (text, expected) => {
    expect(parseConditions(text).map(({ column, op, values }) => [column, op, ...values])).toEqual(expected)
  })

  it.each(['itm', '=5', '[1]', '[{"column":"a","op":"like","value":1}]', '[{"column":"a","op":"="}]', '[{'])('refuses %s', (text) => {
    expect(() => parseConditions(text)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }))
  })

  it('never fails in another way, whatever stands there', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.string({ unit: fc.constantFrom(...'[]{}"=<>;~^ab,:is missng') })), (text) => {
        try {
          parseConditions(text)
        } catch (error) {
          expect(error).toBeInstanceOf(EngineError)
        }
      }),
    )
  })
})
