// Pictures of every page for docs/screens: both languages, both appearances, two sizes; and the empty, loading and failed states.
// Needs a build. `node scripts/screens.ts [part of a name]`
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page, type Route } from 'playwright'
import { findBrowser } from './browser.ts'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'docs', 'screens')
const TOKEN = 'screens'
const wanted = process.argv[2] ?? ''

interface Look {
  language: 'en' | 'fr'
  scheme: 'light' | 'dark'
  width: number
  height: number
}
const LOOKS: Look[] = [
  { language: 'en', scheme: 'light', width: 1280, height: 800 },
  { language: 'fr', scheme: 'dark', width: 1280, height: 800 },
  { language: 'fr', scheme: 'light', width: 1920, height: 1080 },
  { language: 'en', scheme: 'dark', width: 1920, height: 1080 },
]
const README: Look = { language: 'en', scheme: 'light', width: 1440, height: 900 }

const PAGES: Record<string, string> = {
  home: '/',
  datasets: '/datasets',
  dataset: '/datasets/1',
  import: '/datasets/import',
  lots: '/lots',
  'lots-wizard': '/lots/new',
  'lots-run': '/lots/runs/1',
  'lots-compare': '/lots/compare/1/2',
  'lots-score': '/lots/runs/1/score',
  preparation: '/preparation',
  'preparation-studio': '/preparation/1',
  dfu: '/dfu',
  'dfu-dfus': '/dfu/dfus',
  'dfu-run': '/dfu/runs/1',
  'dfu-wizard': '/dfu/new',
  recommender: '/recommender',
  'recommender-data': '/recommender/data',
  'recommender-train': '/recommender/train',
  'recommender-tester': '/recommender/tester',
  'recommender-evaluation': '/recommender/evaluation',
  'recommender-profiles': '/recommender/profiles',
  jobs: '/jobs',
  job: '/jobs/4',
  settings: '/settings',
  help: '/help/workbench',
}
/** What lies in the basket of the tester; products of the sample. */
const BASKET = [
  { product_id: 278822, label: 'Mastic silicone translucide Collafix', gamme: 'Silicones' },
  { product_id: 274531, label: 'Receveur 80 x 80 Céralia', gamme: 'Receveurs de douche' },
]
/** What opens over a page, by the key that opens it. */
const OVERLAYS: Record<string, { path: string; key: string }> = {
  commands: { path: '/', key: 'Control+k' },
  keys: { path: '/', key: '?' },
}
/** Always full: they show one thing, or what every project has. */
const NEVER_EMPTY = ['lots-run', 'settings']
/** Pages whose answer can be missing, late or refused. */
const STATES = ['home', 'datasets', 'lots', 'lots-run', 'jobs', 'settings']

const workspace = mkdtempSync(join(tmpdir(), 'tessera-screens-'))
const host = spawn(process.execPath, [join(root, 'out/main/cli.js'), 'serve', '--port', '0', '--json', '--workspace', workspace], {
  env: { ...process.env, TESSERA_TOKEN: TOKEN },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const { address } = JSON.parse(await new Promise<string>((resolve) => host.stdout.once('data', (text) => resolve(String(text)))))

async function ask(path: string, method = 'GET', body?: unknown) {
  const headers = { authorization: `Bearer ${TOKEN}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
  const response = await fetch(`${address}${path}`, { method, headers, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`)
  return response.json()
}

async function finished({ task_id }: { task_id: number }) {
  for (;;) {
    const task = await ask(`/api/tasks/${task_id}`)
    if (task.status === 'completed') return
    if (task.ended_at) throw new Error(`job ${task_id} is ${task.status}: ${JSON.stringify(task.error)}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const settings = ({ language, scheme }: Look, project: string) => ({
  'tessera.settings': JSON.stringify({ language, scheme, tour: 'done' }),
  'tessera.project': project,
  'tessera.recommender.basket.default': JSON.stringify(BASKET),
})

async function open(context: BrowserContext, look: Look, project = 'default'): Promise<Page> {
  const page = await context.newPage()
  await page.setViewportSize(look)
  await page.addInitScript(
    (stored) => {
      for (const [name, value] of Object.entries(stored)) localStorage.setItem(name, value)
    },
    settings(look, project),
  )
  await page.goto(`${address}/?token=${TOKEN}`)
  return page
}

async function shoot(page: Page, name: string, path: string, { settled = true, key = '' } = {}): Promise<void> {
  await page.goto(`${address}/#${path}`)
  if (settled) await page.waitForLoadState('load')
  await page.waitForTimeout(settled ? 1200 : 700)
  if (key) {
    await page.keyboard.press(key)
    await page.waitForTimeout(500)
  }
  await page.screenshot({ path: join(folder, `${name}.png`) })
  console.log(name)
}

/** The stop of the tour that points at the inspector. */
async function tour(): Promise<void> {
  if (!'tour'.includes(wanted)) return
  const page = await browser.newPage({ reducedMotion: 'reduce' })
  await page.setViewportSize(README)
  await page.goto(`${address}/?token=${TOKEN}`)
  await page.getByRole('button', { name: 'Take the tour' }).click()
  for (let stop = 0; stop < 5; stop++) {
    await page.waitForTimeout(900)
    await page.keyboard.press('ArrowRight')
  }
  await page.waitForTimeout(900)
  await page.screenshot({ path: join(folder, 'tour.png') })
  await page.close()
}

const failing = (route: Route) =>
  route.fulfill({
    status: 500,
    contentType: 'application/json',
    body: JSON.stringify({
      json: {
        defined: false,
        code: 'INTERNAL',
        status: 500,
        message: 'An unexpected failure; the log holds it under 4fa80a8c.',
        data: { reference: '4fa80a8c' },
      },
      meta: [],
    }),
  })

async function states(context: BrowserContext) {
  for (const name of STATES.filter((name) => name.includes(wanted))) {
    const empty = await open(context, LOOKS[0], 'empty')
    if (!NEVER_EMPTY.includes(name)) await shoot(empty, `${name}-empty`, PAGES[name])
    await empty.close()
    const failed = await open(context, LOOKS[1])
    await failed.route(/\/rpc\/(lots|datasets|jobs|system\/(about|settings|log))/, failing)
    await shoot(failed, `${name}-failed`, PAGES[name])
    await failed.close()
    const loading = await open(context, LOOKS[2])
    await loading.route(/\/rpc\/(lots|datasets|jobs|system\/(settings|log))/, () => {})
    await shoot(loading, `${name}-loading`, PAGES[name], { settled: false })
    await loading.close()
  }
}

const { path, args } = await findBrowser()
const browser = await chromium.launch({ executablePath: path, args })
try {
  mkdirSync(folder, { recursive: true })
  await finished(await ask('/api/system/demo', 'POST'))
  await finished(await ask('/api/tasks/ml/clustering/lots?n_clusters=4&site_codes=LL,LS&random_state=7', 'POST'))
  for (const profile of ['diversity_friendly_v2', 'balanced_v3'])
    await finished(await ask('/api/tasks/recommender/eval', 'POST', { profile, max_basket_m: 3, leave_one_out: true, baselines: true }))
  await ask('/api/projects', 'POST', { name: 'empty' })
  await tour()
  const context = await browser.newContext({ deviceScaleFactor: 1, reducedMotion: 'reduce' })
  for (const look of LOOKS) {
    const page = await open(context, look)
    for (const [name, path] of Object.entries(PAGES).filter(([name]) => name.includes(wanted)))
      await shoot(page, `${name}-${look.scheme}-${look.language}-${look.width}`, path)
    for (const [name, { path, key }] of Object.entries(OVERLAYS).filter(([name]) => name.includes(wanted))) {
      await shoot(page, `${name}-${look.scheme}-${look.language}-${look.width}`, path, { key })
      await page.keyboard.press('Escape')
    }
    await page.close()
  }
  const page = await open(context, README)
  await shoot(page, 'lots-run-light-en-1440', PAGES['lots-run'])
  await states(context)
} finally {
  await browser.close()
  host.kill('SIGTERM')
  await new Promise((resolve) => host.once('exit', resolve))
  rmSync(workspace, { recursive: true, force: true })
}
