import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Kernels, openKernels } from '#engine/kernels/kernels'
import { createFactorTrainer, type FactorTrainerInput, itemRepresentation, userScale } from './factor-trainer.ts'
import { seeded } from './random.ts'
import type { Csr } from './sparse.ts'

let one: Kernels
let two: Kernels
beforeAll(async () => {
  one = await openKernels({ threads: 1 })
  two = await openKernels({ threads: 2, workerUrl: new URL('../kernels/worker.ts', import.meta.url) })
})
afterAll(async () => {
  await Promise.all([one.close(), two.close()])
})

const withCode = (code: string) => expect.objectContaining({ code })

const csr = (rows: number[][], cols: number): Csr => ({
  rows: rows.length,
  cols,
  indptr: Int32Array.from([0, ...rows.map((_, i) => rows.slice(0, i + 1).flat().length)]),
  indices: Int32Array.from(rows.flat()),
  data: new Float32Array(rows.flat().length).fill(1),
})

const identity = (items: number): Csr =>
  csr(
    Array.from({ length: items }, (_, i) => [i]),
    items,
  )

const input = (rows: number[][], items: number, more: Partial<FactorTrainerInput> = {}): FactorTrainerInput => ({
  baskets: csr(rows, items),
  profession: new Int32Array(rows.length).fill(-1),
  weights: null,
  item_features: identity(items),
  professions: 0,
  components: 8,
  loss: 'warp',
  seed: 1,
  deterministic: true,
  ...more,
})

/** Items 2g and 2g + 1 are bought together. */
function couples(groups: number, rows: number): number[][] {
  const random = seeded(5)
  return Array.from({ length: rows }, () => {
    const group = random.integer(groups)
    return [2 * group, 2 * group + 1]
  })
}

const LOSSES = ['warp', 'bpr', 'logistic'] as const

describe('createFactorTrainer', () => {
  it.each(LOSSES)('learns by %s which items go together, on one thread and on two', (loss) => {
    for (const [kernels, deterministic] of [[one, true] as const, [two, false] as const]) {
      const trainer = createFactorTrainer(kernels, input(couples(20, 3000), 40, { loss, deterministic }))
      const losses = Array.from({ length: 15 }, () => trainer.epoch().loss)
      expect(losses[14]).toBeLessThan(losses[0])
      const { item_feature_embeddings: items, user_feature_embeddings: users, item_feature_biases: biases } = trainer.read()
      const score = (user: number, item: number): number => {
        let sum = biases[item]
        for (let j = 0; j < 8; j++) sum += users[user * 8 + j] * items[item * 8 + j]
        return sum
      }
      for (let item = 0; item < 40; item++) {
        const others = Array.from({ length: 40 }, (_, i) => i).filter((i) => i !== item)
        const best = others.reduce((a, b) => (score(item, b) > score(item, a) ? b : a))
        expect(best).toBe(item ^ 1)
      }
    }
  })

  it('gives the same bits on one thread, whatever the number of threads it was given', () => {
    const hash = (kernels: Kernels) => {
      const trainer = createFactorTrainer(kernels, input(couples(20, 500), 40, { components: 7 }))
      trainer.epoch()
      trainer.epoch()
      const { item_feature_embeddings: items, user_feature_embeddings: users } = trainer.read()
      return createHash('sha256').update(items).update(users).digest('hex')
    }
    expect(hash(two)).toBe(hash(one))
  })

  it('refuses rows from which nothing can be learnt and weights that are no numbers above 0', () => {
    expect(() => createFactorTrainer(one, input([[1], []], 4))).toThrow(withCode('RECOMMENDER_NOTHING_TO_LEARN'))
    for (const weight of [Number.NaN, Number.POSITIVE_INFINITY, 0, -1]) {
      const weights = Float32Array.of(1, weight)
      const refusal = expect.objectContaining({ code: 'RECOMMENDER_WEIGHTS_INVALID', details: { row: 1, value: String(weight) } })
      expect(() => createFactorTrainer(one, input([[0, 1], [1, 2]], 4, { weights }))).toThrow(refusal) // biome-ignore format: one line
    }
    expect(() => createFactorTrainer(one, input([[0, 4]], 4))).toThrow(RangeError)
  })
})

describe('itemRepresentation', () => {
  it('adds up the embeddings of the features of each item', () => {
    const features = { ...csr([[0, 2], [1], []], 3), data: Float32Array.of(1, 0.5, 2) }
    expect([...itemRepresentation(features, Float32Array.of(1, 2, 3, 4, 10, 20))]).toEqual([6, 12, 6, 8, 0, 0])
  })
})

describe('userScale', () => {
  it('is the mean, for softmax the root of the number of parts', () => {
    expect([userScale('warp', 4), userScale('softmax', 4), userScale('warp', 0)]).toEqual([0.25, 0.5, 0])
  })
})
