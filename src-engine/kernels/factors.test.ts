import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FactorRows, type Factors, type ItemFeatures, shuffle } from './factor-tables.ts'
import { type FactorOptions, openFactors } from './factors.ts'
import { type Kernels, openKernels } from './kernels.ts'
import { randomStream } from './random-stream.ts'

let one: Kernels
beforeAll(async () => {
  one = await openKernels({ threads: 1 })
})
afterAll(() => one.close())

interface Shape {
  items: number
  rows: number
  components: number
  professions: number
  /** Features that items share, beside their own. */
  shared: number
  maxRow: number
}

function sample({ items, rows, professions, shared }: Shape): { rows: FactorRows; features: ItemFeatures } {
  const random = randomStream(items * 100 + rows)
  const integer = (n: number) => Math.floor(random() * n)
  const sets = Array.from({ length: rows }, () =>
    [...new Set(Array.from({ length: integer(7) }, () => integer(items)))].sort((a, b) => a - b),
  )
  const starts = Int32Array.from([0, ...sets.map((_, i) => sets.slice(0, i + 1).flat().length)])
  const lists = Array.from({ length: items }, (_, i) => (shared > 0 ? [i, items + (i % shared)] : [i]))
  return {
    rows: {
      starts,
      items: Int32Array.from(sets.flat()),
      professions: Int32Array.from(sets, () => integer(professions + 1) - 1),
      weights: Float32Array.from(sets, () => 0.5 + random()),
    },
    features: {
      items,
      features: items + shared,
      starts: Int32Array.from([0, ...lists.map((_, i) => lists.slice(0, i + 1).flat().length)]),
      indices: Int32Array.from(lists.flat()),
      values: Float32Array.from(lists.flat(), (feature) => (feature < items ? 1 : 0.5)),
    },
  }
}

/** The training in plain float64, drawing the same numbers. */
class PlainTrainer {
  readonly itemTable: number[][]
  readonly itemSquares: number[][]
  readonly userTable: number[][]
  readonly userSquares: number[][]
  private readonly order: Int32Array
  private state = 0
  private epochs = 0

  private readonly rows: FactorRows
  private readonly features: ItemFeatures
  private readonly options: FactorOptions

  constructor(rows: FactorRows, features: ItemFeatures, options: FactorOptions, start: Factors) {
    this.rows = rows
    this.features = features
    this.options = options
    const d = options.components
    const split = (table: Float32Array) => Array.from({ length: table.length / d }, (_, i) => [...table.subarray(i * d, i * d + d)])
    this.itemTable = split(start.itemEmbeddings).map((row, i) => [...row, start.itemBiases[i]])
    this.itemSquares = this.itemTable.map((row) => row.map(() => 1))
    this.userTable = split(start.userEmbeddings)
    this.userSquares = this.userTable.map((row) => row.map(() => 1))
    this.order = Int32Array.from({ length: rows.professions.length }, (_, row) => row)
  }

  epoch(): number {
    const random = randomStream(this.options.seed, ++this.epochs)
    shuffle(this.order, random)
    const chunks = Math.ceil(this.order.length / 64)
    const seeds = Array.from({ length: chunks }, () => 1 + Math.floor(random() * 0xffffffff))
    const sums = { loss: 0, examples: 0 }
    this.order.forEach((row, i) => {
      if (i % 64 === 0) this.state = seeds[i / 64]
      this.trainRow(row, sums)
    })
    return sums.loss / sums.examples
  }

  private draw(n: number): number {
    let x = this.state
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    this.state = x >>> 0
    return Number((BigInt(this.state) * BigInt(n)) >> 32n)
  }

  private trainRow(row: number, sums: { loss: number; examples: number }): void {
    const { rows, options } = this
    const own = rows.items.slice(rows.starts[row], rows.starts[row + 1])
    const known = new Set(own)
    for (let i = 0; own.length > options.maxRow && i < options.maxRow; i++) {
      const j = i + this.draw(own.length - i)
      ;[own[i], own[j]] = [own[j], own[i]]
    }
    const members = [...own.subarray(0, options.maxRow)]
    const profession = rows.professions[row]
    const parts = [...(profession >= 0 ? [profession] : []), ...members.map((item) => options.professions + item)]
    if (parts.length < 2) return
    const before = parts.map((part) => [...this.userTable[part]])
    const moves = members.map((target) => {
      const others = parts.map((part, i) => ({ part, i })).filter(({ part }) => part !== options.professions + target)
      const user = this.userTable[0].map((_, j) => others.reduce((sum, { i }) => sum + before[i][j], 0) / others.length)
      const { loss, gradient } = this.trainExample(target, known, user, rows.weights[row])
      sums.loss += loss
      sums.examples++
      return { others, gradient: gradient.map((value) => value / others.length) }
    })
    for (const part of parts) {
      const mine = moves.filter(({ others }) => others.some((other) => other.part === part)).map(({ gradient }) => gradient)
      for (let j = 0; j < options.components; j++) {
        const step = mine.reduce((sum, gradient) => sum + gradient[j], 0)
        const square = mine.reduce((sum, gradient) => sum + gradient[j] ** 2, 0)
        this.userTable[part][j] -= (options.learningRate * step) / Math.sqrt(this.userSquares[part][j])
        this.userSquares[part][j] += square
      }
    }
  }

  private featuresOf(item: number): { feature: number; value: number }[] {
    const { starts, indices, values } = this.features
    return Array.from({ length: starts[item + 1] - starts[item] }, (_, i) => ({
      feature: indices[starts[item] + i],
      value: values[starts[item] + i],
    }))
  }

  private representation(item: number): number[] {
    const parts = this.featuresOf(item)
    return this.itemTable[0].map((_, j) => parts.reduce((sum, { feature, value }) => sum + value * this.itemTable[feature][j], 0))
  }

  private trainExample(target: number, known: Set<number>, user: number[], weight: number) {
    const { loss, maxSampled } = this.options
    const score = (item: number[]): number => user.reduce((sum, value, j) => sum + value * item[j], item[user.length])
    const positive = this.representation(target)
    for (let sampled = 1; sampled <= maxSampled; sampled++) {
      const other = this.draw(this.features.items)
      const negative = this.representation(other)
      const excess = score(negative) - score(positive) + 1
      if (known.has(other) || (loss === 'warp' && excess <= 0)) continue
      const rank = Math.min(10, weight * Math.log(Math.max(1, Math.floor((this.features.items - 1) / sampled))))
      const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))
      const [up, down, cost] = {
        warp: [rank, rank, rank * excess],
        bpr: [weight * sigmoid(excess - 1), weight * sigmoid(excess - 1), weight * Math.log1p(Math.exp(excess - 1))],
        logistic: [
          weight * sigmoid(-score(positive)),
          weight * sigmoid(score(negative)),
          weight * (Math.log1p(Math.exp(-score(positive))) + Math.log1p(Math.exp(score(negative)))),
        ],
      }[loss]
      this.moveItem(target, -up, user)
      this.moveItem(other, down, user)
      return { loss: cost, gradient: user.map((_, j) => down * negative[j] - up * positive[j]) }
    }
    return { loss: 0, gradient: user.map(() => 0) }
  }

  private moveItem(item: number, slope: number, user: number[]): void {
    for (const { feature, value } of this.featuresOf(item)) {
      ;[...user, 1].forEach((component, j) => {
        const gradient = slope * value * component
        this.itemTable[feature][j] -= (this.options.learningRate * gradient) / Math.sqrt(this.itemSquares[feature][j])
        this.itemSquares[feature][j] += gradient ** 2
      })
    }
  }
}

const SHAPES: Shape[] = [
  { items: 2, rows: 3, components: 1, professions: 0, shared: 0, maxRow: 10 },
  { items: 9, rows: 70, components: 3, professions: 2, shared: 0, maxRow: 10 },
  { items: 30, rows: 150, components: 8, professions: 3, shared: 4, maxRow: 3 },
  { items: 40, rows: 200, components: 13, professions: 0, shared: 7, maxRow: 10 },
]

describe('openFactors beside plain TypeScript', () => {
  it.each(SHAPES.flatMap((shape) => (['warp', 'bpr', 'logistic'] as const).map((loss) => ({ loss, ...shape }))))(
    '$loss: $items items, $components components, $professions professions, $shared shared features',
    ({ loss, ...shape }) => {
      const { rows, features } = sample(shape)
      const { components, professions, maxRow } = shape
      const options: FactorOptions = {
        loss,
        components,
        professions,
        maxRow,
        learningRate: 0.05,
        maxSampled: 10,
        seed: 3,
        deterministic: true,
      }
      const run = openFactors(one, rows, features, options)
      const plain = new PlainTrainer(rows, features, options, run.read())
      for (let epoch = 0; epoch < 3; epoch++) expect(run.epoch()).toBeCloseTo(plain.epoch(), 4)
      const { itemEmbeddings, itemBiases, userEmbeddings } = run.read()
      const expected = [...plain.itemTable.flatMap((row) => row.slice(0, components)), ...plain.itemTable.map((row) => row[components])]
      ;[...itemEmbeddings, ...itemBiases].forEach((value, i) => {
        expect(value).toBeCloseTo(expected[i], 4)
      })
      plain.userTable.flat().forEach((value, i) => {
        expect(userEmbeddings[i]).toBeCloseTo(value, 4)
      })
    },
  )
})
