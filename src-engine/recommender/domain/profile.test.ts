import { describe, expect, it } from 'vitest'
import { PACKAGED_PROFILES } from './packaged-profiles.ts'
import { bucketFor, compareProfiles, paramsFor, readProfile } from './profile.ts'
import { PACKAGED_PARAMS, paramsOfEnvironment } from './ranking-params.ts'

describe('the bucket of a basket', () => {
  it.each([
    [['1', '2', '3+', 'default'], 2, '2'],
    [['1', '3+', '6+', 'default'], 5, '3+'],
    [['1', '3+', '6+', 'default'], 9, '6+'],
    [['1', '2', 'default'], 4, 'default'],
    [['1', '2', 'default'], 6, '2'],
    [['default'], 6, 'default'],
    [['1'], 3, undefined],
    [['10+'], 3, undefined],
  ])('of %j for %i products is %s', (keys, size, wanted) => {
    expect(bucketFor(keys, size)).toBe(wanted)
  })

  it('wins over the environment, which wins over the package', () => {
    const { params, faults } = paramsOfEnvironment({ W_PAIR: '0.9', W_EMB: '0.8', PL_MULT: '0.4', W_COV: '-1', EMB_SCORE: 'dot', W_X: '1' })
    expect(faults).toEqual([{ name: 'W_COV', fault: 'expected a number from 0 to 10, got -1' }])
    const below = { ...PACKAGED_PARAMS, ...params }
    const used = paramsFor({ basket_params_by_size: { '1': { W_PAIR: 0.2 } } }, 1, below)
    expect(used).toMatchObject({ W_PAIR: 0.2, W_EMB: 0.8, W_PL_PER_BASK_PL: 0.4, W_COV: 0.1, EMB_SCORE: 'dot', TOP_PAIRS: 2400 })
  })
})

describe('reading a profile', () => {
  it('takes it alone or under its name, and old names', () => {
    const sizes = { basket_params_by_size: { '1': { W_PAIR: 0.5, W_PL_ABS: 0.2 } } }
    const wanted = { basket_params_by_size: { '1': { W_PAIR: 0.5, W_PL_BASE: 0.2 } } }
    expect(readProfile(sizes)).toEqual(wanted)
    expect(readProfile({ mine: sizes })).toEqual(wanted)
  })

  it.each([
    ['an unknown weight', { '1': { W_PEAR: 1 } }, '1.W_PEAR'],
    ['a λ above 1', { default: { MMR_LAMBDA: 1.5 } }, 'default.MMR_LAMBDA'],
    ['an empty bucket', { '2+': {} }, '2+'],
    ['no bucket', {}, ''],
    ['a size that is none', { many: { W_PAIR: 1 } }, 'many'],
    ['half a product', { '1': { TOP_PAIRS: 1.5 } }, '1.TOP_PAIRS'],
    ['a weight that is a text', { '1': { W_PAIR: '0.5' } }, '1.W_PAIR'],
    ['NaN', { '1': { W_PAIR: Number.NaN } }, '1.W_PAIR'],
    ['a word that is no choice', { '1': { EMB_SCORE: 'euclid' } }, '1.EMB_SCORE'],
    ['a name and its old name', { '1': { W_PL_BASE: 0.1, W_PL_ABS: 0.2 } }, '1.W_PL_ABS'],
    ['a name of every object', { '1': { constructor: 1 } }, '1.constructor'],
  ])('refuses %s and says where', (_what, basket_params_by_size, where) => {
    const path = where === '' ? 'basket_params_by_size' : `basket_params_by_size.${where}`
    expect(() => readProfile({ basket_params_by_size })).toThrow(
      expect.objectContaining({ code: 'RECOMMENDER_PROFILE_INVALID', details: { faults: [expect.objectContaining({ path })] } }),
    )
  })

  it.each([[null], [[]], ['text'], [{ a: 1, b: 2 }], [{ basket_params_by_size: [] }]])('refuses %j', (given) => {
    expect(() => readProfile(given)).toThrow(expect.objectContaining({ code: 'RECOMMENDER_PROFILE_INVALID' }))
  })

  it("accepts the packaged ones; the requirement's keeps its weights and the default follows recipe R", () => {
    for (const profile of Object.values(PACKAGED_PROFILES)) expect(readProfile(profile)).toEqual(profile)
    expect(paramsFor(PACKAGED_PROFILES.precision_pair_heavy_v2, 1, PACKAGED_PARAMS)).toMatchObject({
      W_PAIR: 0.75,
      TOP_PAIRS: 3500,
      W_EASE: 0,
    })
    const weights = [1, 2, 5, 8, 30].map((size) => {
      const { W_PAIR, PAIR_ANY_WEIGHT, W_EASE, W_POPP, PAIR_POP_POWER } = paramsFor(PACKAGED_PROFILES.balanced_v3, size, PACKAGED_PARAMS)
      expect(W_PAIR * (1 + PAIR_ANY_WEIGHT) + W_EASE + W_POPP).toBeCloseTo(1, 5)
      return [W_EASE, W_POPP, PAIR_POP_POWER]
    })
    expect(weights).toEqual([
      [0.1, 0.1, 0.2],
      [0.2, 0.08, 0.2],
      [0.5, 0.02, 0.3],
      [0.8, 0, 0.4],
      [0.8, 0, 0.4],
    ])
  })

  it('tells where two differ', () => {
    const [a, b] = [
      { basket_params_by_size: { '1': { W_PAIR: 0.1 } } },
      { basket_params_by_size: { default: { W_PAIR: 0.1, W_EMB: 0.3 } } },
    ]
    expect(compareProfiles(a, b, [1, 2], PACKAGED_PARAMS)).toEqual([{ size: 2, name: 'W_PAIR', a: 0.6, b: 0.1 }])
  })
})
