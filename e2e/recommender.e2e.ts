import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { axeFindsNothing, look, open, startWalk } from './walk.ts'

const PROJECT = 'walk of baskets'
const SAMPLE = join(import.meta.dirname, '..', 'resources', 'sample', 'recommender')

let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser, baseURL }) => {
  page = await startWalk(browser, baseURL, PROJECT)
})

test.afterAll(() => page.context().close())

test('an empty project says what belongs here, and the wizard stays at its first step', async () => {
  await open(page, '/recommender/data')
  await expect(page.getByRole('heading', { name: 'No baskets yet' })).toBeVisible()
  await open(page, '/recommender/train')
  await expect(page.getByRole('status').filter({ hasText: 'Import or build baskets first.' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Next' })).toBeDisabled()
})

test('order lines become baskets, and the check says what was found', async () => {
  await bringIn('produits.csv', 'details')
  await bringIn('lignes_commande.parquet')
  await open(page, '/recommender/data')
  await page.reload()
  await page.getByRole('combobox', { name: 'Dataset of order lines' }).click()
  await page.getByRole('option', { name: 'lignes_commande' }).click()
  await expect(page.getByRole('combobox', { name: 'Own brand' })).toBeVisible()
  await page.getByRole('button', { name: 'Build the tables' }).click()
  await expect(page.getByRole('heading', { name: 'What was found' })).toBeVisible({ timeout: 30_000 })
  // A header, nine professions, and TOUS for lines without one.
  await expect(page.getByRole('grid', { name: 'Professions' })).toHaveAttribute('aria-rowcount', '11')
})

test('the wizard tells what its settings do, trains with curves, and opens the run', async () => {
  await open(page, '/recommender/train')
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText(/EASE matrix\s*1,\d{3} products, [\d.]+\sMB/)
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('textbox', { name: 'Most epochs' }).fill('0')
  await expect(page.getByRole('button', { name: 'Next' })).toBeDisabled()
  await page.getByRole('textbox', { name: 'Most epochs' }).fill('3')
  await page.getByRole('switch', { name: 'Reproduce bit for bit' }).check({ force: true })
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('textbox', { name: 'Tag' }).fill('walk')
  await expect(page.getByText('tessera recommender train --epochs 3 --deterministic --run-tag walk --make-current-symlink')).toBeVisible()
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^run_\d{8}_\d{6}_walk$/, { timeout: 40_000 })
  await expect(page.getByRole('figure', { name: /^Epoch \d is the best: MRR@10 0\.\d{3}, Hit@10 0\.\d{3}\.$/ })).toBeVisible()
})

test('the files of a run are verified', async () => {
  await page.getByRole('button', { name: 'Verify the files' }).click()
  await expect(page.getByText(/^All \d+ files are there and hold what was written/)).toBeVisible()
})

for (const [language, scheme] of [
  ['en', 'light'],
  ['fr', 'dark'],
] as const) {
  test(`axe finds nothing: ${language}, ${scheme}`, async () => {
    await look(page, { language, scheme })
    const run = await page.evaluate(() => location.hash.split('/').pop())
    const pages = {
      '/recommender': '[role=grid] tbody tr',
      '/recommender/data': '[role=grid] tbody tr',
      '/recommender/train': '.wizard .preview dl',
      [`/recommender/runs/${run}`]: 'figure svg',
    }
    for (const [path, ready] of Object.entries(pages)) {
      await open(page, path)
      await expect(page.locator(ready).first()).toBeVisible()
      await axeFindsNothing(page, path)
    }
  })
}

const inProject = (path: string) => `${path}${path.includes('?') ? '&' : '?'}project=${encodeURIComponent(PROJECT)}`

/** Imports a file of the sample, into one of the tables when it is named, and waits until it is there. */
async function bringIn(name: string, table?: string) {
  const data = await readFile(join(SAMPLE, name))
  const sent = await page.request.post(inProject(`/api/uploads?name=${name}`), {
    data,
    headers: { 'content-type': 'application/octet-stream' },
  })
  const { file } = await sent.json()
  const started = await page.request.post(inProject('/api/datasets/import'), { data: { file, table } })
  const { task_id } = await started.json()
  const status = async () => (await (await page.request.get(inProject(`/api/tasks/${task_id}`))).json()).status
  await expect.poll(status, { timeout: 20_000 }).toBe('completed')
}
