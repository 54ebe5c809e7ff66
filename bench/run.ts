import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openKernels } from '#engine/kernels/kernels'
import compileKernels from '../scripts/compile-kernels.ts'
import type { Bench, Case, Limit, Measured, Suite } from './case.ts'
import { openPython } from './python.ts'

/** Each suite is loaded only when it runs: the kernels must have been compiled before. */
const SUITES: Record<string, () => Promise<Suite>> = {
  'k-means': async () => (await import('./k-means.ts')).kMeansCases,
  silhouette: async () => (await import('./silhouette.ts')).silhouetteCases,
  dfu: async () => (await import('./dfu.ts')).dfuCases,
  recommender: async () => (await import('./recommender.ts')).recommenderCases,
  import: async () => (await import('./import.ts')).importCases,
  'large-table': async () => (await import('./large-table.ts')).largeTableCases,
}

/** What has no peer is held against the limit of the design. */
const LIMITS: Record<string, () => Promise<(bench: Bench) => AsyncIterable<Limit>>> = {
  table: async () => (await import('./table.ts')).tableLimits,
  'recommender-load': async () => (await import('./recommender-load.ts')).recommenderLoadLimits,
}

const COMPARED = '\n| work | peer | ours, ms | peer, ms | ratio | target | quality, ours / peer | load |\n|---|---|---|---|---|---|---|---|'
const LIMITED = '\n| what | measured | limit | load |\n|---|---|---|---|'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    python: { type: 'string', default: 'python3' },
    threads: { type: 'string', default: '2' },
    quick: { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
  },
})
const known = [...Object.keys(SUITES), ...Object.keys(LIMITS)]
const names = positionals.length > 0 ? positionals : known
const unknown = names.filter((name) => !known.includes(name))
if (unknown.length > 0) throw new Error(`Unknown benchmark ${unknown.join(', ')}; there are ${known.join(', ')}.`)

await compileKernels()
const threads = Number(values.threads)
const folder = mkdtempSync(join(tmpdir(), 'tessera-bench-'))
const kernels = await openKernels({ threads, workerUrl: new URL('../src-engine/kernels/worker.ts', import.meta.url) })
const peer = await openPython(values.python, threads)
if (!peer && names.some((name) => name in SUITES))
  console.log(`${values.python} has no scikit-learn: its lines are left out (--python PATH).`)
const bench: Bench = {
  kernels,
  python: peer?.run ?? null,
  interpreter: peer && values.python,
  folder,
  quick: values.quick,
  long: values.long,
}
console.log(
  `${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, ${threads} threads, Node ${process.versions.node}, scikit-learn ${peer?.version ?? '–'}`,
)
const [suites, limits] = [names.filter((name) => name in SUITES), names.filter((name) => name in LIMITS)]
try {
  if (suites.length > 0) console.log(COMPARED)
  for (const name of suites) for (const item of (await SUITES[name]())(bench)) console.log(await line(item))
  if (limits.length > 0) console.log(LIMITED)
  for (const name of limits) for await (const limit of (await LIMITS[name]())(bench)) console.log(limitLine(limit))
} finally {
  await peer?.close()
  await kernels.close()
  rmSync(folder, { recursive: true })
}

function limitLine({ name, value, unit, most }: Limit): string {
  const verdict = most === undefined ? '' : `≤ ${most} ${unit}${value > most ? ' missed' : ''}`
  return `| ${[name, `${value.toPrecision(3)} ${unit}`, verdict, loadavg()[0].toFixed(1)].join(' | ')} |`
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
