import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FactorRows, type ItemFeatures, shuffle } from './factor-tables.ts'
import { type Kernels, openKernels } from './kernels.ts'
import { randomStream } from './random-stream.ts'
import { openSoftmax, type SoftmaxOptions } from './softmax.ts'
import { type BatchShape, drawBatch, type SoftmaxBatch } from './softmax-batch.ts'

let one: Kernels
let two: Kernels
beforeAll(async () => {
  one = await openKernels({ threads: 1 })
  two = await openKernels({ threads: 2, workerUrl: new URL('./worker.ts', import.meta.url) })
})
afterAll(async () => {
  await Promise.all([one.close(), two.close()])
})

interface Shape {
  items: number
  rows: number
  components: number
  professions: number
  /** Features that items share; the last item has no other. */
  shared: number
}

function sample({ items, rows, professions, shared }: Shape): { rows: FactorRows; features: ItemFeatures } {
  const random = randomStream(items * 100 + rows)
  const integer = (n: number) => Math.floor(random() * n)
  const sets = Array.from({ length: rows }, () =>
    [...new Set(Array.from({ length: integer(9) }, () => integer(items)))].sort((a, b) => a - b),
  )
  sets.push([0, 1])
  const lists = Array.from({ length: items }, (_, i) => (shared === 0 ? [i] : i === items - 1 ? [items] : [i, items + (i % shared)]))
  const starts = (from: number[][]) => Int32Array.from([0, ...from.map((_, i) => from.slice(0, i + 1).flat().length)])
  return {
    rows: {
      starts: starts(sets),
      items: Int32Array.from(sets.flat()),
      professions: Int32Array.from(sets, () => integer(professions + 1) - 1),
      weights: Float32Array.from(sets, () => 0.5 + random()),
    },
    features: {
      items,
      features: items + shared,
      starts: starts(lists),
      indices: Int32Array.from(lists.flat()),
      values: Float32Array.from(lists.flat(), (feature) => (feature < items ? 1 : 0.5)),
    },
  }
}

const pairsOf = ({ pairs }: { pairs: Int32Array }): [number, number][] =>
  Array.from({ length: pairs.length / 2 }, (_, i) => [pairs[2 * i], pairs[2 * i + 1]])

/** Tables of the plain trainer: rows of numbers, the bias of an item last, with Adam's means of gradients and squares. */
interface Table {
  values: number[][]
  means: number[][]
  squares: number[][]
}

const tableOf = (values: number[][]): Table => ({
  values,
  means: values.map((row) => row.map(() => 0)),
  squares: values.map((row) => row.map(() => 0)),
})

const tableOfFactors = (data: Float32Array, components: number): number[][] =>
  Array.from({ length: data.length / components }, (_, i) => [...data.subarray(i * components, (i + 1) * components)])

function adam(table: Table, gradients: number[][], rate: number, steps: number): void {
  table.values.forEach((row, i) => {
    row.forEach((_, j) => {
      const gradient = gradients[i][j]
      table.means[i][j] = 0.9 * table.means[i][j] + 0.1 * gradient
      table.squares[i][j] = 0.999 * table.squares[i][j] + 0.001 * gradient ** 2
      const size = Math.sqrt(table.squares[i][j] / (1 - 0.999 ** steps)) + 1e-8
      row[j] -= ((rate / (1 - 0.9 ** steps)) * table.means[i][j]) / size
    })
  })
}

/** Loss of a batch in float64; the gradients are added to `itemSteps` and `userSteps`. */
function plainStep(
  batch: SoftmaxBatch,
  features: ItemFeatures,
  items: Table,
  users: Table,
  itemSteps: number[][],
  userSteps: number[][],
): number {
  const width = items.values[0].length
  const partsOf = (item: number) =>
    Array.from({ length: features.starts[item + 1] - features.starts[item] }, (_, i) => features.starts[item] + i)
  const representations = Array.from({ length: features.items }, (_, item) =>
    Array.from({ length: width }, (_, j) =>
      partsOf(item).reduce((sum, at) => sum + features.values[at] * items.values[features.indices[at]][j], 0),
    ),
  )
  const known = pairsOf(batch.known)
  const targets = pairsOf(batch.targets)
  let loss = 0
  for (let row = 0; row < batch.rowWeights.length; row++) {
    const parts = [...batch.parts.subarray(batch.partStarts[row], batch.partStarts[row + 1])]
    if (parts.length === 0) continue
    const user = Array.from(
      { length: width - 1 },
      (_, j) => parts.reduce((sum, part) => sum + users.values[part][j], 0) * batch.partScales[row],
    )
    const masked = new Set(known.filter(([at]) => at === row).map(([, item]) => item))
    const scores = representations.map((item, i) =>
      masked.has(i) ? Number.NEGATIVE_INFINITY : user.reduce((sum, value, j) => sum + value * item[j], item[width - 1]),
    )
    const greatest = Math.max(...scores)
    const total = scores.reduce((sum, score) => sum + Math.exp(score - greatest), 0)
    const gradients = scores.map((score) => (batch.rowWeights[row] * Math.exp(score - greatest)) / total)
    for (const [at, item] of targets) {
      if (at !== row) continue
      loss -= batch.targetWeights[row] * (scores[item] - greatest - Math.log(total))
      gradients[item] -= batch.targetWeights[row]
    }
    gradients.forEach((gradient, item) => {
      for (const at of partsOf(item))
        [...user, 1].forEach((value, j) => {
          itemSteps[features.indices[at]][j] += features.values[at] * gradient * value
        })
      for (const part of parts)
        user.forEach((_, j) => {
          userSteps[part][j] += batch.partScales[row] * gradient * representations[item][j]
        })
    })
  }
  return loss
}

const SHAPES: Shape[] = [
  { items: 2, rows: 3, components: 1, professions: 0, shared: 0 },
  { items: 9, rows: 40, components: 3, professions: 2, shared: 0 },
  { items: 130, rows: 300, components: 8, professions: 3, shared: 4 },
  { items: 300, rows: 50, components: 13, professions: 0, shared: 7 },
]

describe('openSoftmax beside plain TypeScript', () => {
  it.each(SHAPES)('$items items, $components components, $professions professions, $shared shared features', (shape) => {
    const { rows, features } = sample(shape)
    const options: SoftmaxOptions = { components: shape.components, professions: shape.professions, maxRow: 5, learningRate: 0.01, seed: 3 }
    const run = openSoftmax(one, rows, features, options)
    const start = run.read()
    const items = tableOf(tableOfFactors(start.itemEmbeddings, shape.components).map((row, i) => [...row, start.itemBiases[i]]))
    const users = tableOf(tableOfFactors(start.userEmbeddings, shape.components))
    const order = Int32Array.from(rows.professions.keys()).filter((row) => rows.starts[row + 1] - rows.starts[row] > 1)
    const size = Math.ceil(Math.min(256, order.length) / 8) * 8
    const batchShape: BatchShape = { size, items: shape.items, itemsPerChunk: 128, professions: shape.professions, maxRow: 5 }
    let steps = 0
    for (let epoch = 1; epoch <= 2; epoch++) {
      const random = randomStream(options.seed, epoch)
      shuffle(order, random)
      let loss = 0
      for (let first = 0; first < order.length; first += size) {
        const batch = order.subarray(first, first + size)
        const [itemSteps, userSteps] = [items, users].map(({ values }) => values.map((row) => row.map(() => 0)))
        loss +=
          (batch.length / order.length) *
          plainStep(drawBatch(rows, batch, batchShape, random), features, items, users, itemSteps, userSteps)
        adam(items, itemSteps, options.learningRate, ++steps)
        adam(users, userSteps, options.learningRate, steps)
      }
      expect(run.epoch()).toBeCloseTo(loss, 4)
    }
    const { itemEmbeddings, itemBiases, userEmbeddings } = run.read()
    const expected = [...items.values.flatMap((row) => row.slice(0, -1)), ...items.values.map((row) => row[shape.components])]
    ;[...itemEmbeddings, ...itemBiases].forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i], 3)
    })
    users.values.flat().forEach((value, i) => {
      expect(userEmbeddings[i]).toBeCloseTo(value, 3)
    })
  })

  it('gives the same bits on one thread and on two', () => {
    const { rows, features } = sample(SHAPES[2])
    const [a, b] = [one, two].map((kernels) => {
      const run = openSoftmax(kernels, rows, features, { components: 8, professions: 3, maxRow: 20, learningRate: 0.01, seed: 3 })
      const losses = [run.epoch(), run.epoch()]
      return { losses, ...run.read() }
    })
    expect(b).toEqual(a)
  })
})

describe('drawBatch', () => {
  it('knows part of each row, asks for others of its items, and weighs the rows by the root of how many it asks for', () => {
    const { rows } = sample(SHAPES[2])
    const order = Int32Array.from(rows.professions.keys()).filter((row) => rows.starts[row + 1] - rows.starts[row] > 1)
    const batch = drawBatch(
      rows,
      order.subarray(0, 20),
      { size: 24, items: 130, itemsPerChunk: 128, professions: 3, maxRow: 4 },
      randomStream(9),
    )
    const [known, targets] = [pairsOf(batch.known), pairsOf(batch.targets)]
    order.subarray(0, 20).forEach((row, at) => {
      const own = rows.items.subarray(rows.starts[row], rows.starts[row + 1])
      const [seen, asked] = [known, targets].map((pairs) => pairs.filter(([of]) => of === at).map(([, item]) => item))
      expect(new Set([...seen, ...asked]).size).toBe(seen.length + asked.length)
      expect([...seen, ...asked].every((item) => own.includes(item))).toBe(true)
      expect(Math.min(seen.length, asked.length)).toBeGreaterThan(0)
      expect(seen.length + asked.length).toBeLessThanOrEqual(4)
      const profession = rows.professions[row] >= 0 ? [rows.professions[row]] : []
      const parts = [...batch.parts.subarray(batch.partStarts[at], batch.partStarts[at + 1])].sort((a, b) => a - b)
      expect(parts).toEqual([...profession, ...seen.map((item) => 3 + item)].sort((a, b) => a - b))
      expect(batch.rowWeights[at] / batch.rowWeights[0]).toBeCloseTo(
        (rows.weights[row] * Math.sqrt(asked.length)) / (rows.weights[order[0]] * Math.sqrt(targets.filter(([of]) => of === 0).length)),
        4,
      )
    })
    expect(batch.rowWeights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5)
    expect([...batch.rowWeights.subarray(20)]).toEqual([0, 0, 0, 0])
    expect(targets.slice(0, batch.targets.starts[1]).every(([, item]) => item < 128)).toBe(true)
    expect(targets.slice(batch.targets.starts[1]).every(([, item]) => item >= 128)).toBe(true)
  })
})
