import { expect, test } from 'vitest'
import type { ProfileRow } from './answers.ts'
import { AUTO, DEFAULT_ASK, NONE, recommendInput, usualSetting } from './tester-form.ts'

const profiles = [
  { name: 'balanced', profile: { basket_params_by_size: { '1': { MMR_LAMBDA: 0.8 }, default: { W_PAIR: 1 } } } },
] as unknown as ProfileRow[]

const ask = (part: object, side = {}) => recommendInput([1, '007'], { ...DEFAULT_ASK, ...part }, side, profiles, 'balanced', 'fr')

test('numbers go as text, so that leading zeros stay; a guess is no profession', () => {
  expect(ask({ profession: AUTO })).toMatchObject({ product_ids: ['1', '007'], profession: undefined, mode: 'auto', lang: 'fr' })
  expect(ask({ profession: NONE }).mode).toBe('none')
  expect(ask({ profession: 'PLAQUISTE' })).toMatchObject({ profession: 'PLAQUISTE', mode: 'auto' })
})

test('a setting that is tried changes every basket size of the active profile, and only then a draft goes along', () => {
  expect(ask({}).draft).toBeUndefined()
  expect(ask({}, { lambda: 0.5, cap: 1 }).draft).toEqual({
    basket_params_by_size: {
      '1': { MMR_LAMBDA: 0.5, DIVERSIFY: 1, CAP_PER_GAMME: 1 },
      default: { W_PAIR: 1, MMR_LAMBDA: 0.5, DIVERSIFY: 1, CAP_PER_GAMME: 1 },
    },
  })
})

test('the slider begins where the profile is for this basket', () => {
  expect(usualSetting(profiles, 'balanced', 1, 'MMR_LAMBDA')).toBe(0.8)
  expect(usualSetting(profiles, 'balanced', 3, 'MMR_LAMBDA')).toBeUndefined()
  expect(usualSetting(profiles, 'unknown', 1, 'MMR_LAMBDA')).toBeUndefined()
})
