import { expect, it } from 'vitest'
import { isOrangeHeader, orangeRoles } from './orange-header.ts'

const zoo = [
  ['name', 'legs', 'type'],
  ['string', 'c', 'mammal fish'],
  ['meta', '', 'class'],
  ['carp', '0', 'fish'],
]

it('knows names, types and roles', () => {
  expect(isOrangeHeader(zoo)).toBe(true)
  expect(orangeRoles(zoo)).toEqual({ name: 'ignored', type: 'target' })
})

it.each([
  [
    [
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h'],
    ],
  ],
  [
    [
      ['a', 'b'],
      ['1', '2'],
      ['', ''],
      ['3', '4'],
    ],
  ],
  [
    [
      ['a', 'b'],
      ['c', 'd'],
      ['', 'class'],
    ],
  ],
])('takes no other rows for it', (records) => {
  expect(isOrangeHeader(records)).toBe(false)
})
