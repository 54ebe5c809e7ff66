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

const identity = (items: number): Csr => ({
  rows: items,
  cols: items,
  indptr: Int32Array.from({ length: items + 1 }, (_, i) => i),
  indices: Int32Array.from({ length: items }, (_, i) => i),
  data: new Float32Array(items).fill(1),
})

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

const LOSSES = ['warp', 'bpr', 'logistic', 'softmax'] as const

describe('createFactorTrainer', () => {
  it.each(LOSSES)('learns by %s which items go together, on one thread and on two', (loss) => {
    for (const [kernels, deterministic] of [[one, true] as const, [two, false] as const]) {
      const trainer = createFactorTrainer(kernels, input(couples(20, 3000), 40, { loss, deterministic, learning_rate: 0.05 }))
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

  it.each([
    ['warp', 'b8f70aa42553d3f6'],
    ['bpr', 'c0d5806488bcc47a'],
    ['logistic', '445777c7fd0a38d5'],
    ['softmax', '289344a691c5785c'],
  ] as const)('gives these bits by %s on every machine', (loss, bits) => {
    const trainer = createFactorTrainer(one, input(couples(20, 500), 40, { loss, components: 9 }))
    trainer.epoch()
    trainer.epoch()
    const { item_feature_embeddings: items, item_feature_biases: biases, user_feature_embeddings: users } = trainer.read()
    expect(createHash('sha256').update(items).update(biases).update(users).digest('hex').slice(0, 16)).toBe(bits)
  })

  it('tells how far an epoch is, stops when it is cancelled and knows nothing of items that no row holds', async () => {
    const cancelWord = new Int32Array(new SharedArrayBuffer(4))
    const kernels = await openKernels({ threads: 1, cancelWord })
    for (const loss of LOSSES) {
      const trainer = createFactorTrainer(kernels, input(couples(20, 500), 41, { loss, professions: 2 }))
      const shares: number[] = []
      trainer.epoch((share) => shares.push(share))
      expect(shares).toEqual(shares.toSorted((a, b) => a - b))
      expect(shares.at(-1)).toBeCloseTo(1)
      cancelWord[0] = 1
      expect(() => trainer.epoch()).toThrow(withCode('CANCELLED'))
      cancelWord[0] = 0
      const { user_feature_embeddings: users, user_feature_biases: biases } = trainer.read()
      expect([...users.subarray(42 * 8)]).toEqual(new Array(8).fill(0))
      expect(users.length / 8).toBe(biases.length)
    }
    await kernels.close()
  })

  it('refuses parameters beyond the memory of the kernels, and has room for 300,000 items of 64 components', () => {
    const refusal = (available_bytes: unknown) =>
      expect.objectContaining({ code: 'RECOMMENDER_TOO_LARGE', details: expect.objectContaining({ available_bytes }) })
    for (const loss of LOSSES) {
      expect(() => createFactorTrainer(one, input([[0, 1]], 300_000, { loss, components: 1024 }))).toThrow(refusal(2 ** 32))
    }
    const trainer = createFactorTrainer(one, input([[0, 299_999]], 300_000, { components: 64 }))
    expect(trainer.epoch().loss).toBeGreaterThan(0)
    expect(one.memoryBytes).toBeLessThan(400e6)
  })

  it('refuses rows from which nothing can be learnt and weights that are no numbers above 0', () => {
    expect(() => createFactorTrainer(one, input([[1], []], 4))).toThrow(withCode('RECOMMENDER_NOTHING_TO_LEARN'))
    for (const weight of [Number.NaN, Number.POSITIVE_INFINITY, 0, -1]) {
      const weights = Float32Array.of(1, weight)
      const refusal = expect.objectContaining({ code: 'RECOMMENDER_WEIGHTS_INVALID', details: { row: 1, value: String(weight) } })
      expect(() => createFactorTrainer(one, input([[0, 1], [1, 2]], 4, { weights }))).toThrow(refusal) // biome-ignore format: one line
    }
    expect(() => createFactorTrainer(one, input([[0, 4]], 4))).toThrow(RangeError)
    expect(() => createFactorTrainer(one, input([[0, 1]], 4, { profession: Int32Array.of(2), professions: 2 }))).toThrow(RangeError)
    const poisoned = { ...identity(4), data: Float32Array.of(1, Number.NaN, 1, 1) }
    expect(() => createFactorTrainer(one, input([[0, 1]], 4, { item_features: poisoned }))).toThrow(RangeError)
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
