import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Kernels, openKernels } from '#engine/kernels/kernels'
import { kMeans } from './k-means.ts'
import { knee } from './knee.ts'
import { type Matrix, matrixOf } from './matrix.ts'
import { silhouettes } from './silhouette.ts'
import { standardise } from './standardise.ts'

interface Reference {
  columns: string[]
  sweep: { k: number; best_inertia: number; inertia: Record<string, number>; silhouette: number }[]
  choice: { kneedle: number | null }
}

const shared = join(import.meta.dirname, '../../../shared/peers')
const present = existsSync(shared)
const sets = ['iris', 'wine', 'breast_cancer', 'digits']

describe.skipIf(!present)(`k-means beside the scikit-learn sweep${present ? '' : ' (../shared/peers is absent)'}`, () => {
  let kernels: Kernels
  beforeAll(async () => {
    kernels = await openKernels({ threads: 2, workerUrl: new URL('../kernels/worker.ts', import.meta.url) })
  })
  afterAll(() => kernels.close())

  // Both sides take the best of four seeds with ten starts each.
  it.each(sets)('%s: inertia within 0.1 percent, same silhouette where the optimum is the same, same knee', (name) => {
    const reference = JSON.parse(readFileSync(join(shared, `results/clu.${name}.json`), 'utf8')) as Reference
    const x = standardise(readColumns(join(shared, `data/${name}.csv`), reference.columns)).x
    const fits = reference.sweep.map(({ k }) => {
      const runs = [0, 1, 2, 42].map((seed) => kMeans(kernels, x, { k, seed }))
      return { k, ...runs.reduce((best, run) => (run.inertia < best.inertia ? run : best)) }
    })
    const scores = silhouettes(kernels, x, fits)
    reference.sweep.forEach(({ best_inertia, silhouette }, i) => {
      expect(fits[i].inertia, `k = ${fits[i].k}`).toBeLessThanOrEqual(best_inertia * 1.001)
      if (Math.abs(fits[i].inertia / best_inertia - 1) < 1e-9) expect(scores[i].mean).toBeCloseTo(silhouette, 5)
    })
    expect(knee(reference.sweep.map(({ k, best_inertia }) => ({ x: k, y: best_inertia })))).toBe(reference.choice.kneedle)
  })

  it.each(sets)('%s: ten starts are on average not worse than ten starts of the reference', (name) => {
    const reference = JSON.parse(readFileSync(join(shared, `results/clu.${name}.json`), 'utf8')) as Reference
    const x = standardise(readColumns(join(shared, `data/${name}.csv`), reference.columns)).x
    const ratios = reference.sweep.map(({ k, inertia }) => {
      const own = [1, 2, 3, 4].map((seed) => kMeans(kernels, x, { k, seed }).inertia)
      return mean(own) / mean(Object.values(inertia))
    })
    expect(Math.max(...ratios)).toBeLessThan(1.005)
    expect(mean(ratios)).toBeLessThan(1)
  })
})

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

function readColumns(path: string, columns: string[]): Matrix {
  const [header, ...lines] = readFileSync(path, 'utf8').trim().split('\n')
  const places = columns.map((name) => header.trim().split(',').indexOf(name))
  return matrixOf(
    lines.map((line) => {
      const cells = line.split(',')
      return places.map((place) => Number(cells[place]))
    }),
  )
}
