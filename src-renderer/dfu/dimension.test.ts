import { expect, it } from 'vitest'
import { canAsk, listInput, withFilter } from './dimension.ts'

it('asks own columns by name, numbers as numbers, further ones together', () => {
  const filters = [
    { column: 'brand', value: ' ALBA ' },
    { column: 'total_lt', value: '12,5' },
    { column: 'pack', value: '6' },
    { column: 'note', value: 'a, "b"' },
  ]
  expect(listInput('seasonal', filters)).toEqual({
    brand: 'ALBA',
    total_lt: 12.5,
    cluster_assignment: 'seasonal',
    extra: 'pack=6,"note=a, ""b"""',
  })
  expect(listInput(null, [])).toEqual({})
})

it('asks no word of a column of numbers, and nothing of none', () => {
  expect(canAsk({ column: 'proof', value: 'x' })).toBe(false)
  expect(canAsk({ column: 'proof', value: '40' })).toBe(true)
  expect(canAsk({ column: 'brand', value: '  ' })).toBe(false)
})

it('keeps one filter for a column', () => {
  expect(withFilter([{ column: 'brand', value: 'a' }], { column: 'brand', value: 'b' })).toEqual([{ column: 'brand', value: 'b' }])
})
