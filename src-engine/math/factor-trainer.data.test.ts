import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Kernels, openKernels } from '#engine/kernels/kernels'
import { golden } from '#engine/testing/golden'
import { createFactorTrainer, type FactorParameters, userScale } from './factor-trainer.ts'

interface Reference {
  components: number
  epochs: number
  sets: Record<string, { hit: number; mrr: number }[]>
}

interface Question {
  observed: number[]
  expected: Set<number>
}

const shared = join(import.meta.dirname, '../../../shared/peers')
const present = existsSync(shared)
const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

describe.skipIf(!present)(`WARP beside LightFM${present ? '' : ' (../shared/peers is absent)'}`, () => {
  let kernels: Kernels
  beforeAll(async () => {
    kernels = await openKernels({ threads: 2, workerUrl: new URL('../kernels/worker.ts', import.meta.url) })
  })
  afterAll(() => kernels.close())

  const { components, epochs, sets } = golden<Reference>('lightfm')
  it.each(Object.keys(sets))('%s: mean of three seeds no more than 0.01 below, on one thread and on two', async (name) => {
    const { indptr, indices, items, questions } = await read(name)
    for (const deterministic of [true, false]) {
      const scores = sets[name].map((_, seed) => {
        const trainer = createFactorTrainer(kernels, {
          baskets: { indptr, indices },
          profession: new Int32Array(indptr.length - 1).fill(-1),
          weights: null,
          item_features: identity(items),
          professions: 0,
          components,
          loss: 'warp',
          seed,
          deterministic,
        })
        for (let epoch = 0; epoch < epochs; epoch++) trainer.epoch()
        return score(trainer.read(), questions, items, components)
      })
      expect(mean(scores.map(({ hit }) => hit))).toBeGreaterThan(mean(sets[name].map(({ hit }) => hit)) - 0.01)
      expect(mean(scores.map(({ mrr }) => mrr))).toBeGreaterThan(mean(sets[name].map(({ mrr }) => mrr)) - 0.01)
    }
  })
})

const identity = (items: number) => ({
  rows: items,
  cols: items,
  indptr: Int32Array.from({ length: items + 1 }, (_, i) => i),
  indices: Int32Array.from({ length: items }, (_, i) => i),
  data: new Float32Array(items).fill(1),
})

/** The training rows of a protocol and its questions; items unknown to training are left out of them. */
async function read(name: string) {
  const connection = await (await DuckDBInstance.create()).connect()
  const result = await connection.runAndReadAll(`SELECT LIST_ID_PRODUITS::VARCHAR AS ids FROM '${join(shared, `data/${name}.parquet`)}'`)
  const rows = result.getRowObjectsJson().map(({ ids }) => [...new Set(String(ids).match(/[^[\]",;|\s]+/g))])
  connection.closeSync()
  const file = JSON.parse(readFileSync(join(shared, `results/reco.${name}.protocol.json`), 'utf8'))
  const samples = file.samples as { row: number; observed: string[]; expected: string[] }[]
  const held = new Set(samples.map(({ row }) => row))
  const training = rows.filter((_, row) => !held.has(row))
  const index = new Map([...new Set(training.flat())].map((id, i) => [id, i]))
  const known = (ids: string[]) => ids.map((id) => index.get(id)).filter((item) => item !== undefined)
  const indptr = new Int32Array(training.length + 1)
  training.forEach((row, i) => {
    indptr[i + 1] = indptr[i] + row.length
  })
  const questions = samples.map(({ observed, expected }) => ({ observed: known(observed), expected: new Set(known(expected)) }))
  return { indptr, indices: Int32Array.from(known(training.flat())), items: index.size, questions }
}

function score(parameters: FactorParameters, questions: Question[], items: number, components: number): { hit: number; mrr: number } {
  const ranks = questions.map(({ observed, expected }) => {
    const user = new Float64Array(components)
    for (const item of observed) for (let j = 0; j < components; j++) user[j] += parameters.user_feature_embeddings[item * components + j]
    const scale = userScale('warp', observed.length)
    const scores = Float64Array.from({ length: items }, (_, item) => {
      let sum = 0
      for (let j = 0; j < components; j++) sum += user[j] * parameters.item_feature_embeddings[item * components + j]
      return sum * scale + parameters.item_feature_biases[item]
    })
    const best = [...scores.keys()].filter((item) => !observed.includes(item)).sort((a, b) => scores[b] - scores[a])
    return best.slice(0, 10).findIndex((item) => expected.has(item)) + 1
  })
  return { hit: mean(ranks.map((rank) => Number(rank > 0))), mrr: mean(ranks.map((rank) => (rank > 0 ? 1 / rank : 0))) }
}
