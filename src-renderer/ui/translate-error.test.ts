import { expect, test } from 'vitest'
import { translateError } from './translate-error.ts'

const plain = (value: string | number) => String(value)
const SENTENCES = ['{{lots}} lots, {{min_lots}} attendus', 'Trop peu de lots.']

test.each([
  [{ lots: 19, min_lots: 20 }, '19 lots, 20 attendus'],
  [{ lots: 0, min_lots: 20 }, '0 lots, 20 attendus'],
  [{ lots: 19 }, 'Trop peu de lots.'],
  [{ lots: { total: 19 }, min_lots: 20 }, 'Trop peu de lots.'],
  [{ lots: ['a', 'b'], min_lots: 20 }, 'a, b lots, 20 attendus'],
])('%j', (details, expected) => expect(translateError(SENTENCES, details, plain)).toBe(expected))

test('no sentence, or none that fits, leaves it to the engine', () => {
  expect(translateError(undefined, {}, plain)).toBeUndefined()
  expect(translateError(['{{run_id}}'], {}, plain)).toBeUndefined()
})

test('numbers are written the way of the language', () =>
  expect(translateError(['{{n}} lots'], { n: 12467 }, (value) => (typeof value === 'number' ? '12 467' : value))).toBe('12 467 lots'))
