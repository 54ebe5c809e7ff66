import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { kMeans } from '#engine/math/k-means'
import { silhouettes } from '#engine/math/silhouette'
import type { Bench, Case } from './case.ts'
import { overlappingGroups } from './rows.ts'
import { timed } from './timed.ts'

const KS = Array.from({ length: 10 }, (_, i) => i + 3)

/** Exact silhouettes of all K 3–12 in one call beside one scikit-learn call per K. */
export function silhouetteCases(bench: Bench): Case[] {
  const sizes = bench.long ? [10_000, 50_000] : [10_000]
  return sizes.map((rows) => allKs(bench, rows)).filter((item) => item !== null)
}

function allKs(bench: Bench, rows: number): Case | null {
  const { kernels, python } = bench
  if (!python) return null
  const { file, x } = overlappingGroups(bench, rows, 20, 8)
  const labelings = KS.map((k) => ({ k, labels: kMeans(kernels, x, { k, nInit: 3, seed: 42 }).labels }))
  const labels = join(bench.folder, `labels-${rows}.i32`)
  writeFileSync(labels, Buffer.concat(labelings.map((labeling) => new Uint8Array(labeling.labels.buffer))))
  return {
    name: `silhouettes of K 3–12, ${rows.toLocaleString('en')} × 20`,
    peer: 'scikit-learn',
    rounds: bench.quick || rows > 10_000 ? 1 : 3,
    target: 40,
    better: 'higher',
    ours: () => timed(() => Math.max(...silhouettes(kernels, x, labelings).map(({ mean }) => mean))),
    theirs: async () => {
      const { seconds, silhouette } = await python({ task: 'silhouettes', file, rows, labels })
      return { seconds, quality: silhouette }
    },
  }
}
