import { expect, test } from 'vitest'
import {
  bucketLike,
  freeSize,
  isSize,
  sameProfile,
  sizeKeyFor,
  sizesInOrder,
  weightShares,
  withoutSize,
  withSetting,
  withSize,
} from './profile-form.ts'

const profile = { basket_params_by_size: { default: { W_PAIR: 1 }, '4+': { W_PAIR: 0.4 }, '1': { W_PAIR: 0.9, W_EMB: 0.1 } } }

test('sizes stand in their order', () => expect(sizesInOrder(profile)).toEqual(['1', '4+', 'default']))

test('a setting is changed, or left to the package, and nothing else', () => {
  expect(withSetting(profile, '1', 'W_EMB', 0.3).basket_params_by_size['1']).toEqual({ W_PAIR: 0.9, W_EMB: 0.3 })
  expect(withSetting(profile, '1', 'W_EMB', undefined).basket_params_by_size['1']).toEqual({ W_PAIR: 0.9 })
  expect(profile.basket_params_by_size['1']).toEqual({ W_PAIR: 0.9, W_EMB: 0.1 })
})

test('a new size begins like another, and can go again', () => {
  const wider = withSize(profile, '2', '1')
  expect(wider.basket_params_by_size['2']).toEqual({ W_PAIR: 0.9, W_EMB: 0.1 })
  expect(sameProfile(withoutSize(wider, '2'), profile)).toBe(true)
  expect(freeSize(wider)).toBe('3')
})

test.each<[number, string]>([
  [1, '1'],
  [2, 'default'],
  [4, '4+'],
  [9, '4+'],
])('a basket of %i takes %s', (size, key) => expect(sizeKeyFor(profile, size)).toBe(key))

test('beyond five products the largest exact size counts before default', () => {
  const exact = { basket_params_by_size: { '1': {}, '3': {}, default: {} } }
  expect([sizeKeyFor(exact, 6), sizeKeyFor(exact, 5)]).toEqual(['3', 'default'])
})

test('the order of the keys makes no other profile', () => {
  expect(sameProfile({ basket_params_by_size: { a: { x: 1, y: 2 } } }, { basket_params_by_size: { a: { y: 2, x: 1 } } })).toBe(true)
})

test.each(['0', '1.5', '+', 'all'])('%s is no size', (key) => expect(isSize(key)).toBe(false))

test('another profile answers for the same basket size', () => {
  expect(bucketLike(profile, '6+')).toEqual({ W_PAIR: 0.4 })
  expect(bucketLike({ basket_params_by_size: { '1': { W_PAIR: 1 } } }, 'default')).toEqual({})
})

test('weights are told as shares of their sum, by hand: 0.6 of 0.8', () => {
  const values: Record<string, number> = { W_PAIR: 0.6, W_EASE: 0.2 }
  const shares = weightShares((name) => values[name] ?? 0)
  expect([shares.W_PAIR, shares.W_EASE, shares.W_EMB, shares.MMR_LAMBDA]).toEqual([0.6 / 0.8, 0.2 / 0.8, 0, undefined])
  expect(weightShares(() => 0)).toEqual({})
})
