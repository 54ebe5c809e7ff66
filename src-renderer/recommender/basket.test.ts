import { expect, test } from 'vitest'
import { readBasket, withItem, withoutItem } from './basket.ts'

const stud = { product_id: 274426, label: 'Montant M48', gamme: 'Ossature' }

test('a product stands once in the basket, in its place', () => {
  const basket = withItem(withItem([], stud), { product_id: 2, label: null, gamme: null })
  expect(withItem(basket, stud)).toBe(basket)
  expect(withoutItem(basket, 2)).toEqual([stud])
})

test.each([
  [null, []],
  ['{', []],
  ['{"a":1}', []],
  [JSON.stringify([stud, { product_id: null }, 7]), [stud]],
])('what was kept as %s is read as %j', (text, basket) => expect(readBasket(text)).toEqual(basket))
