import { expect, test } from 'vitest'
import { filterText, fits, operatorsOf, withFilter } from './filters.ts'

test('the engine gets what was typed, and no value where none is needed', () => {
  expect(filterText([])).toBeUndefined()
  expect(
    JSON.parse(
      filterText([
        { column: 'a;b', op: '>=', value: ' 1,5 ' },
        { column: 'note', op: 'missing', value: 'left over' },
      ]) ?? '',
    ),
  ).toEqual([
    { column: 'a;b', op: '>=', value: '1,5' },
    { column: 'note', op: 'missing' },
  ])
})

test.each([
  ['number', '1,5', true],
  ['number', '-2e3', true],
  ['integer', '.5', true],
  ['number', '1 200', false],
  ['number', '', false],
  ['text', ' ', false],
  ['text', 'É', true],
  ['date', '2024-01-31', true],
] as const)('%s "%s": %s', (type, value, expected) => expect(fits(type, { op: '=', value })).toBe(expected))

test('a state of a column needs no value', () => expect(fits('number', { op: 'filled', value: '' })).toBe(true))

test('each type has conditions of its own', () => {
  expect(operatorsOf('text')[0]).toBe('contains')
  expect(operatorsOf('boolean')).toEqual(['=', 'missing', 'filled'])
  expect(operatorsOf('date')).not.toContain('contains')
})

test('the same condition stands once', () => {
  const one = { column: 'a', op: '=', value: '1' } as const
  expect(withFilter([one, { ...one, value: '2' }], one)).toEqual([{ ...one, value: '2' }, one])
})
