import { expect, test } from 'vitest'
import { evalCommand } from './command.ts'

test('only what differs from the defaults of the command line is written; a draft stays in the window', () => {
  const draft = { basket_params_by_size: {} }
  expect(evalCommand({ basket_m: 1, max_basket_m: 3, n_samples: 500, baselines: true, draft })).toBe(
    'tessera recommender eval --max-basket-m 3 --n-samples 500 --baselines',
  )
})
