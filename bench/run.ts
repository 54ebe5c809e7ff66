import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openKernels } from '#engine/kernels/kernels'
import compileKernels from '../scripts/compile-kernels.ts'
import type { Bench, Case, Measured, Suite } from './case.ts'
import { openPython } from './python.ts'

/** Each suite is loaded only when it runs: the kernels must have been compiled before. */
const SUITES: Record<string, () => Promise<Suite>> = {
  'k-means': async () => (await import('./k-means.ts')).kMeansCases,
  silhouette: async () => (await import('./silhouette.ts')).silhouetteCases,
  import: async () => (await import('./import.ts')).importCases,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    python: { type: 'string', default: 'python3' },
    threads: { type: 'string', default: '2' },
    quick: { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
  },
})
const names = positionals.length > 0 ? positionals : Object.keys(SUITES)
const unknown = names.filter((name) => !(name in SUITES))
if (unknown.length > 0) throw new Error(`Unknown benchmark ${unknown.join(', ')}; there are ${Object.keys(SUITES).join(', ')}.`)

await compileKernels()
const threads = Number(values.threads)
const folder = mkdtempSync(join(tmpdir(), 'tessera-bench-'))
const kernels = await openKernels({ threads, workerUrl: new URL('../src-engine/kernels/worker.ts', import.meta.url) })
const peer = await openPython(values.python, threads)
if (!peer) console.log(`${values.python} has no scikit-learn: its lines are left out (--python PATH).`)
const bench: Bench = { kernels, python: peer?.run ?? null, folder, quick: values.quick, long: values.long }
console.log(
  `${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, ${threads} threads, Node ${process.versions.node}, scikit-learn ${peer?.version ?? '–'}`,
)
console.log('\n| work | peer | ours, ms | peer, ms | ratio | target | quality, ours / peer | load |\n|---|---|---|---|---|---|---|---|')
try {
  for (const name of names) {
    const suite = await SUITES[name]()
    for (const item of suite(bench)) console.log(await line(item))
  }
} finally {
  await peer?.close()
  await kernels.close()
  rmSync(folder, { recursive: true })
}

/** Runs ours and the peer in turn, after one unmeasured round, and compares the medians. */
async function line({ name, peer, rounds, target, better, ours, theirs }: Case): Promise<string> {
  const own: Measured[] = []
  const other: Measured[] = []
  for (let round = 0; round <= rounds; round++) {
    const [mine, its] = [await ours(), await theirs()]
    if (round === 0 && rounds > 1) continue
    own.push(mine)
    other.push(its)
  }
  const [mine, its] = [medianSeconds(own), medianSeconds(other)]
  const quality = own[0].quality / other[0].quality
  const worse = better === 'lower' ? quality > 1.001 : quality < 0.999
  const cells = [name, peer, (mine * 1000).toPrecision(3), (its * 1000).toPrecision(3), `${(its / mine).toPrecision(3)} ×`, `≥ ${target} ×`]
  return `| ${[...cells, `${quality.toFixed(5)}${worse ? ' worse' : ''}`, loadavg()[0].toFixed(1)].join(' | ')} |`
}

function medianSeconds(measured: Measured[]): number {
  const sorted = measured.map(({ seconds }) => seconds).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
