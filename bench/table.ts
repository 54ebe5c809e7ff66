// The long table and the first paint, in a real Chromium: the parts alone (src-renderer/ui/gallery) and the product with 100,000 lots.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createReadStream, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium, type Page } from 'playwright'
import { build as buildPage } from 'vite'
import { findBrowser } from '../scripts/browser.ts'
import type { Bench, Limit } from './case.ts'
import { scrolled, timedClick, timedTyping } from './table-page.ts'

const ROOT = join(import.meta.dirname, '..')
const GALLERY = join(ROOT, '.test-out', 'gallery')
const TOKEN = 'bench'
const FRAMES = 240
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' }

/** Frames while scrolling, sorting, filtering and painting; each with the limit that the design sets. */
export async function* tableLimits(bench: Bench): AsyncGenerator<Limit> {
  const rows = bench.quick ? 10_000 : 100_000
  const { path, args } = await findBrowser()
  const browser = await chromium.launch({ executablePath: path, args })
  try {
    yield* partsAlone(browser, rows)
    yield* product(browser, bench, rows)
  } finally {
    await browser.close()
  }
  yield* sizes()
}

async function* partsAlone(browser: Browser, rows: number): AsyncGenerator<Limit> {
  await buildPage({ configFile: join(ROOT, 'src-renderer/ui/gallery/vite.config.ts'), logLevel: 'error' })
  const server = await serve(GALLERY)
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  try {
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/?page=table&rows=${rows}`)
    await page.getByRole('grid').waitFor()
    const table = `table in the page, ${rows.toLocaleString('en')} rows × 12`
    yield* scrolling(page, table)
    yield { name: `${table}: sort by a text`, value: await timedClick(page, 'th:nth-child(2) button'), unit: 'ms', most: 200 }
    yield { name: `${table}: sort by a number`, value: await timedClick(page, 'th:nth-child(8) button'), unit: 'ms', most: 200 }
    const typed = await timedTyping(page, 'input[aria-label="Filter the rows"]', 'él')
    yield { name: `${table}: filter, first key`, value: typed[0], unit: 'ms', most: 200 }
    yield { name: `${table}: filter, second key`, value: typed[1], unit: 'ms', most: 200 }
  } finally {
    await page.close()
    server.close()
  }
}

async function* product(browser: Browser, bench: Bench, rows: number): AsyncGenerator<Limit> {
  if (spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], { stdio: 'ignore' }).status !== 0)
    throw new Error('The product could not be built.')
  const { host, address } = await startHost(join(bench.folder, 'table-workspace'))
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  try {
    const run_id = await clusteredLots(address, rows)
    const page = await context.newPage()
    await page.addInitScript(() => localStorage.setItem('tessera.settings', '{"language":"en","tour":"done"}'))
    await page.goto(`${address}/?token=${TOKEN}`)
    for (const [name, route, ready] of [
      ['home', '/', 'h1'],
      [`run page of ${rows.toLocaleString('en')} lots`, `/lots/runs/${run_id}`, '.inspector [data-sum]'],
    ])
      yield* painting(await context.newPage(), name, `${address}/#${route}`, ready)
    await page.goto(`${address}/#/lots/runs/${run_id}`)
    await page.locator('.inspector [data-sum]').waitFor()
    yield* scrolling(page, `run page, table of ${rows.toLocaleString('en')} lots read in pages`)
  } finally {
    await context.close()
    host.kill('SIGTERM')
    await new Promise((resolve) => host.once('exit', resolve))
  }
}

/** The times between frames hold what the machine does meanwhile; the work of the page is counted in time of its thread. */
async function* scrolling(page: Page, name: string): AsyncGenerator<Limit> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const busy = async () =>
    (await session.send('Performance.getMetrics')).metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0
  const before = await busy()
  const frames = await scrolled(page, FRAMES)
  const cpuMs = ((await busy()) - before) * 1000
  yield { name: `${name}: scroll, longest of ${FRAMES} frames`, value: frames.at(-1) ?? 0, unit: 'ms', most: 50 }
  yield { name: `${name}: scroll, 95 % of frames within`, value: frames[Math.floor(FRAMES * 0.95)], unit: 'ms' }
  yield { name: `${name}: scroll, work of the page per frame`, value: cpuMs / FRAMES, unit: 'ms' }
}

/** The second visit counts: the host is warm, the files are in the browser's cache. */
async function* painting(page: Page, name: string, url: string, ready: string): AsyncGenerator<Limit> {
  await page.goto(url)
  await page.locator(ready).first().waitFor()
  await page.reload()
  await page.locator(ready).first().waitFor()
  const [first, whole] = await page.evaluate(() => [
    performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    performance.now(),
  ])
  await page.close()
  yield { name: `${name}: first paint`, value: first, unit: 'ms', most: 1500 }
  yield { name: `${name}: all there`, value: whole, unit: 'ms', most: 1500 }
}

function* sizes(): Generator<Limit> {
  const folder = join(ROOT, 'out', 'renderer')
  const assets = readdirSync(join(folder, 'assets')).filter((name) => /\.(js|css)$/.test(name))
  const first = [...readFileSync(join(folder, 'index.html'), 'utf8').matchAll(/assets\/([^"]+\.(?:js|css))/g)].map(([, name]) => name)
  const kilobytes = (names: readonly string[]) =>
    names.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, 'assets', name))).length, 0) / 1000
  yield { name: `bundle: scripts and styles of the first page, ${first.length} files, gzip`, value: kilobytes(first), unit: 'kB' }
  yield { name: `bundle: scripts and styles of all pages, ${assets.length} files, gzip`, value: kilobytes(assets), unit: 'kB' }
}

async function startHost(workspace: string): Promise<{ host: ChildProcess; address: string }> {
  const args = [join(ROOT, 'out/main/cli.js'), 'serve', '--port', '0', '--json', '--workspace', workspace]
  const host = spawn(process.execPath, args, { env: { ...process.env, TESSERA_TOKEN: TOKEN }, stdio: ['ignore', 'pipe', 'inherit'] })
  const said = await new Promise<string>((resolve) => host.stdout.once('data', (text) => resolve(String(text))))
  return { host, address: JSON.parse(said).address }
}

/** @returns the run of a clustering of so many lots, four groups. */
async function clusteredLots(address: string, rows: number): Promise<number> {
  const file = join(ROOT, '.test-out', 'bench-lots.csv')
  writeFileSync(file, lotsFile(rows))
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${address}${path}`, { ...init, headers: { authorization: `Bearer ${TOKEN}`, ...init.headers } })
    const answer = await response.json()
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`)
    return answer
  }
  const finished = async ({ task_id }: { task_id: number }) => {
    for (;;) {
      const task = await ask(`/api/tasks/${task_id}`)
      if (task.status === 'completed') return task.result
      if (task.ended_at) throw new Error(`job ${task_id}: ${JSON.stringify(task.error)}`)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
  const uploaded = await ask('/api/uploads?name=lots.csv', { method: 'POST', body: readFileSync(file) })
  const body = JSON.stringify({ file: uploaded.file, table: 'lots' })
  await finished(await ask('/api/datasets/import', { method: 'POST', body, headers: { 'content-type': 'application/json' } }))
  return (await finished(await ask('/api/tasks/ml/clustering/lots?n_clusters=4&features=itm,sigma,nb_meg', { method: 'POST' }))).run_id
}

function lotsFile(rows: number): string {
  const line = (i: number) => {
    const mixed = (i * 2_654_435_761) % 1_000_003
    const group = mixed % 4
    return `LOT-${String(i).padStart(6, '0')},S${mixed % 5},mulard,${(14 + group + (mixed % 97) / 100).toFixed(2)},${70 + group * 20 + (mixed % 31)},${500 + group * 150 + (mixed % 89)}\n`
  }
  return `code_lot,site_code,genetique,itm,sigma,nb_meg\n${Array.from({ length: rows }, (_, i) => line(i)).join('')}`
}

function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = join(folder, new URL(request.url ?? '/', 'http://x').pathname)
    const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'index.html') : path
    if (!existsSync(file)) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
    createReadStream(file).pipe(response)
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}
