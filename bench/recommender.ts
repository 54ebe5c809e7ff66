import { ease } from '#engine/math/ease'
import { createFactorTrainer, type FactorLoss, type FactorParameters, userScale } from '#engine/math/factor-trainer'
import { type SharedBaskets, themedBaskets } from './baskets.ts'
import type { Bench, Case, Measured } from './case.ts'
import { timed } from './timed.ts'

const BASKETS = { rows: 30_000, items: 4_000, meanLength: 8 }
const EPOCHS = 5

/**
 * Training of the recommender beside LightFM (WARP, one row per basket and target, the others as the user's features) and NumPy.
 * Times of WARP and softmax are those of the epochs alone; quality: Hit@10 on baskets kept aside; sum of |weights| of EASE.
 */
export function recommenderCases(bench: Bench): Case[] {
  const { rows, items, meanLength } = BASKETS
  const baskets = themedBaskets(bench, rows, items, meanLength)
  const couples = themedBaskets(bench, rows * 4, items, 2)
  const sizes = bench.long ? [3_800, 8_000, 12_000] : [3_800]
  return [
    factors(bench, 'warp', baskets, 64, 'baskets of 8'),
    factors(bench, 'warp', baskets, 128, 'baskets of 8'),
    factors(bench, 'warp', couples, 64, 'baskets of 2'),
    factors(bench, 'warp', couples, 128, 'baskets of 2'),
    factors(bench, 'softmax', baskets, 64, 'baskets of 8'),
    ...sizes.map((size) => easeCase(bench, size)),
  ].filter((item) => item !== null)
}

function factors(bench: Bench, loss: 'warp' | 'softmax', baskets: SharedBaskets, components: number, what: string): Case | null {
  const { python, kernels, quick } = bench
  if (!python) return null
  const task = loss === 'warp' ? 'lightfm' : 'softmax'
  return {
    name: `${EPOCHS} epochs of ${loss}, ${(baskets.indptr.length - 1).toLocaleString('en')} ${what}, ${baskets.items.toLocaleString('en')} items, ${components} components`,
    peer: loss === 'warp' ? 'LightFM' : 'NumPy',
    rounds: quick || loss === 'softmax' ? 1 : 3,
    target: 1.5,
    better: 'higher',
    ours: () => trainOurs(kernels, loss, baskets, components),
    theirs: async () => {
      const { seconds, hit } = await python({
        task,
        ...baskets.files,
        item_count: baskets.items,
        components,
        epochs: EPOCHS,
        threads: kernels.threads,
      })
      return { seconds, quality: hit }
    },
  }
}

function trainOurs(kernels: Bench['kernels'], loss: FactorLoss, baskets: SharedBaskets, components: number): Measured {
  const { items, indptr, indices } = baskets
  const trainer = createFactorTrainer(kernels, {
    baskets: { indptr, indices },
    profession: new Int32Array(indptr.length - 1).fill(-1),
    weights: null,
    item_features: {
      rows: items,
      cols: items,
      indptr: Int32Array.from({ length: items + 1 }, (_, i) => i),
      indices: Int32Array.from({ length: items }, (_, i) => i),
      data: new Float32Array(items).fill(1),
    },
    professions: 0,
    components,
    loss,
    seed: 42,
    deterministic: false,
  })
  const { seconds } = timed(() => trainer.epoch().loss, EPOCHS)
  return { seconds: seconds * EPOCHS, quality: hitRate(trainer.read(), loss, baskets, components) }
}

/** Share of the questions whose last item is among the ten best of those not observed. */
function hitRate(parameters: FactorParameters, loss: FactorLoss, { items, questions }: SharedBaskets, components: number): number {
  const { user_feature_embeddings: users, item_feature_embeddings: table, item_feature_biases: biases } = parameters
  const hits = questions.filter((question) => {
    const [observed, expected] = [question.subarray(0, -1), question[question.length - 1]]
    const user = new Float64Array(components)
    for (const item of observed) for (let j = 0; j < components; j++) user[j] += users[item * components + j]
    const scale = userScale(loss, observed.length)
    const score = (item: number): number => {
      let sum = 0
      for (let j = 0; j < components; j++) sum += user[j] * table[item * components + j]
      return sum * scale + biases[item]
    }
    const own = score(expected)
    let better = 0
    for (let item = 0; item < items; item++) if (!observed.includes(item) && score(item) > own) better++
    return better < 10
  })
  return hits.length / questions.length
}

function easeCase(bench: Bench, items: number): Case | null {
  const { python, kernels } = bench
  if (!python) return null
  const baskets = themedBaskets(bench, 20_000, items, 12)
  const { indptr, indices } = baskets
  const weights = Float32Array.from(
    { length: indptr.length - 1 },
    (_, row) => 1 / Math.sqrt(Math.max(indptr[row + 1] - indptr[row] - 1, 1)),
  )
  const sizeOf = (values: Float32Array): number => values.reduce((sum, value) => sum + Math.abs(value), 0)
  return {
    name: `EASE of ${items.toLocaleString('en')} items`,
    peer: 'NumPy',
    rounds: bench.quick || items > 4_000 ? 1 : 3,
    target: 1,
    better: 'higher',
    ours: () => {
      let found: Float32Array = new Float32Array()
      const { seconds } = timed(() => {
        found = ease(kernels, { baskets: { indptr, indices }, items, weights }).weights
        return 0
      })
      return { seconds, quality: sizeOf(found) }
    },
    theirs: async () => {
      const { seconds, size } = await python({ task: 'ease', ...baskets.files, item_count: items })
      return { seconds, quality: size }
    },
  }
}
