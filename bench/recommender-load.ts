// The local host under load: baskets of three products of the sample catalogue, asked by autocannon.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import autocannon from 'autocannon'
import type { Bench, Limit } from './case.ts'

const ROOT = join(import.meta.dirname, '..')
const SAMPLE = join(ROOT, 'resources/sample/recommender')
const TOKEN = 'bench'
const CONNECTIONS = 8
const BASKETS = 200
/** 1,000 requests per second are one millisecond each. */
const MOST_MS = 1

/** Throughput as the time of one request when the host has no rest, and how long a client waits. */
export async function* recommenderLoadLimits(bench: Bench): AsyncGenerator<Limit> {
  if (spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], { stdio: 'ignore' }).status !== 0)
    throw new Error('The product could not be built.')
  const workspace = join(bench.folder, 'load-workspace')
  for (const command of [
    ['import', join(SAMPLE, 'produits.csv'), '--table', 'details'],
    ['recommender', 'data', '--lines', join(SAMPLE, 'lignes_commande.parquet')],
    ['recommender', 'train', '--epochs', '3'],
  ])
    run([...command, '--workspace', workspace])
  const { host, address } = await startHost(workspace)
  try {
    const ids = await productIds(address)
    const seconds = bench.quick ? 3 : 10
    for (const profile of ['balanced_v3', 'precision_pair_heavy_v2']) {
      await load(address, ids, profile, 2)
      const { requests, latency, errors, non2xx } = await load(address, ids, profile, seconds)
      if (errors + non2xx > 0) throw new Error(`${profile}: ${errors} errors, ${non2xx} answers that are not 2xx`)
      const name = `POST /recommend_panier, baskets of 3, sample catalogue, ${profile}, ${Math.round(requests.average)} a second`
      yield { name: `${name}: one request at full load`, value: 1000 / requests.average, unit: 'ms', most: MOST_MS }
      yield { name: `${name}: wait of ${CONNECTIONS} clients, median`, value: latency.p50, unit: 'ms' }
    }
  } finally {
    host.kill('SIGTERM')
    await new Promise((resolve) => host.once('exit', resolve))
  }
}

function run(args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'out/main/cli.js'), ...args, '--json'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`)
}

async function startHost(workspace: string): Promise<{ host: ChildProcess; address: string }> {
  const args = [join(ROOT, 'out/main/cli.js'), 'serve', '--port', '0', '--json', '--workspace', workspace]
  const host = spawn(process.execPath, args, { env: { ...process.env, TESSERA_TOKEN: TOKEN }, stdio: ['ignore', 'pipe', 'inherit'] })
  const said = await new Promise<string>((resolve) => host.stdout.once('data', (text) => resolve(String(text))))
  return { host, address: JSON.parse(said).address }
}

async function productIds(address: string): Promise<number[]> {
  const response = await fetch(`${address}/api/recommender/products?limit=200`, { headers: { authorization: `Bearer ${TOKEN}` } })
  const { products } = (await response.json()) as { products: { product_id: number }[] }
  return products.map(({ product_id }) => product_id)
}

function load(address: string, ids: readonly number[], profile: string, seconds: number): Promise<autocannon.Result> {
  const bodyOf = (i: number) => JSON.stringify({ product_ids: [0, 67, 131].map((step) => ids[(i + step) % ids.length]), k: 10, profile })
  return autocannon({
    url: `${address}/recommend_panier`,
    connections: CONNECTIONS,
    duration: seconds,
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    requests: Array.from({ length: BASKETS }, (_, i) => ({ body: bodyOf(i) })),
  })
}
