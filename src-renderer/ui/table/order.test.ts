import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CellValue, TableColumn } from './columns.ts'
import { createRowOrder, sortKey } from './order.ts'

interface Item {
  name: CellValue
  size: CellValue
}

const columns: TableColumn<Item>[] = [
  { id: 'name', header: 'Name', kind: 'text', value: (item) => item.name },
  { id: 'size', header: 'Size', kind: 'number', value: (item) => item.size },
]
const items: Item[] = [
  { name: 'lot 10', size: 3 },
  { name: 'Été', size: null },
  { name: 'lot 2', size: 1 },
  { name: null, size: 2 },
  { name: 'ete', size: 1 },
]
const order = createRowOrder(items, columns)

test('by hand: text reads 2 before 10, accents beside their letter, missing last both ways', () => {
  expect([...order([{ id: 'name', desc: false }], '')]).toEqual([1, 4, 2, 0, 3])
  expect([...order([{ id: 'name', desc: true }], '')]).toEqual([0, 2, 1, 4, 3])
})

test('by hand: numbers, then a second key', () => {
  expect([...order([{ id: 'size', desc: false }], '')]).toEqual([2, 4, 3, 0, 1])
  const both = [
    { id: 'size', desc: false },
    { id: 'name', desc: false },
  ]
  expect([...order(both, '')]).toEqual([4, 2, 3, 0, 1])
})

test('the filter wants every word, whatever case and accents', () => {
  expect([...order([], 'ÉTE')]).toEqual([1, 4])
  expect([...order([], '10 lot')]).toEqual([0])
  expect([...order([], 'lot nothing')]).toEqual([])
  expect([...order([{ id: 'size', desc: false }], 'lot')]).toEqual([2, 0])
})

test('an unknown column sorts nothing', () => expect([...order([{ id: 'gone', desc: true }], '')]).toEqual([0, 1, 2, 3, 4]))

test('law: a sorted order is a permutation, ascending, and stable', () => {
  const value = fc.option(fc.integer({ min: -5, max: 5 }), { nil: null })
  fc.assert(
    fc.property(fc.array(value), (values) => {
      const rows = values.map((size) => ({ name: 'x', size }))
      const got = [...createRowOrder(rows, columns)([{ id: 'size', desc: false }], '')]
      const expected = rows.map((_, index) => index).sort((a, b) => (values[a] ?? 99) - (values[b] ?? 99) || a - b)
      expect(got).toEqual(expected)
    }),
  )
})

test('sort keys pad numbers', () => expect(sortKey('Lot 2') < sortKey('lot 10')).toBe(true))

test('what is prepared in pieces gives the same answer as what is made at once', () => {
  const many = Array.from({ length: 1000 }, (_, index) => ({ name: `Élan ${index}`, value: index }))
  const columns: TableColumn<(typeof many)[0]>[] = [{ id: 'name', header: 'Name', kind: 'text', value: (row) => row.name }]
  const order = createRowOrder(many, columns)
  let looks = 0
  expect(order.prepare(() => looks++ < 2)).toBe(false)
  expect(order.prepare(() => looks++ < 4)).toBe(false)
  expect([...order([], 'elan 99')]).toEqual([...createRowOrder(many, columns)([], 'elan 99')])
  expect(order.prepare(() => false)).toBe(true)
})
