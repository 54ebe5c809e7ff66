import fc from 'fast-check'
import { expect, it } from 'vitest'
import { jsonHead } from './json-head.ts'

const encoder = new TextEncoder()
const head = (text: string, lines = false) => {
  const found = jsonHead(encoder.encode(text), lines)
  return found && new TextDecoder().decode(found)
}

it.each([
  ['[{"a":1},{"b":', false, '[{"a":1}]'],
  ['[{"a":"},{\\""},{"b":[1,2', false, '[{"a":"},{\\""}]'],
  ['[1,2,3', false, '[1,2]'],
  ['[{"a":1', false, null],
  ['{"a":1}\n{"a":2}\n{"a', true, '{"a":1}\n{"a":2}\n'],
  ['{"a"', true, null],
])('%s', (text, lines, expected) => {
  expect(head(text, lines)).toBe(expected)
})

it('keeps a beginning of any array, wherever it is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
      const text = JSON.stringify(values)
      const found = head(text.slice(0, Math.floor(text.length * share)))
      const kept = found === null ? [] : (JSON.parse(found) as unknown[])
      expect(JSON.stringify(kept)).toBe(JSON.stringify(values.slice(0, kept.length)))
    }),
  )
})
