import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { done } from '#engine/testing/dfu-steps'
import { openTestEngine } from '#engine/testing/open-test-engine'
import type { TrainResult } from '../answers/contract.ts'
import type { EvaluationResult } from './answers/contract.ts'

const shared = join(import.meta.dirname, '../../../../shared')
const basketsOf = (name: string) => join(shared, 'data', name, 'baskets')
const gains: number[] = []

describe.skipIf(!existsSync(shared))('the default profile on real baskets (needs ../shared/data)', () => {
  it.each([
    ['groceries', { hit: 0.34, above: -0.02 }],
    ['online_retail', { hit: 0.32, above: 0.01 }],
  ])(
    '%s: on a par with or above the best baseline for 1, 2, 3 observed products and all but one',
    async (name, floor) => {
      const test = await openTestEngine({ environment: {} })
      try {
        const ventes = join(basketsOf(name), 'df_ventes_grouped.parquet')
        const details = join(basketsOf(name), 'df_details_produits.parquet')
        await done<TrainResult>(test, test.api.recommender.train({ ventes, details, epochs: 5 }))
        const input = { ventes, max_basket_m: 3, leave_one_out: true, n_samples: 1500, baselines: true, mode: 'use_order' as const }
        const { results, baselines } = await done<EvaluationResult>(test, test.api.recommender.eval(input))
        for (const { basket_m, hit, mrr, in_training } of results) {
          expect(in_training).toBe(0)
          const same = baselines.filter((one) => one.basket_m === basket_m)
          const [byHit, byMrr] = (['hit', 'mrr'] as const).map((figure) =>
            same.reduce((best, one) => (one[figure] > best[figure] ? one : best)),
          )
          expect(byHit.difference.hit_interval?.high, `Hit@10 of ${basket_m} against ${byHit.method}`).toBeGreaterThanOrEqual(0)
          expect(byMrr.difference.mrr_interval?.high, `MRR@10 of ${basket_m} against ${byMrr.method}`).toBeGreaterThanOrEqual(0)
          expect(hit - byHit.hit).toBeGreaterThan(floor.above)
          gains.push(hit - byHit.hit, mrr - byMrr.mrr)
          if (basket_m === 'loo') expect(hit).toBeGreaterThan(floor.hit)
        }
      } finally {
        await test.close()
      }
    },
    240_000,
  )

  it('wins over both sets together', () => {
    expect(gains).toHaveLength(16)
    expect(gains.reduce((sum, gain) => sum + gain, 0)).toBeGreaterThan(0)
  })

  it('reads the protocols of the peers', async () => {
    const test = await openTestEngine({ environment: {} })
    try {
      const ventes = join(basketsOf('groceries'), 'df_ventes_grouped.parquet')
      await done<TrainResult>(test, test.api.recommender.train({ ventes, epochs: 2 }))
      const protocol = join(shared, 'peers/results/reco.groceries.protocol.json')
      const { samples } = JSON.parse(readFileSync(protocol, 'utf8'))
      const { results } = await done<EvaluationResult>(test, test.api.recommender.eval({ protocol }))
      expect(results[0]).toMatchObject({ n: samples.length, basket_m: null })
    } finally {
      await test.close()
    }
  }, 120_000)
})
