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

test('a cleanup says what it would delete before it does', async () => {
  await open(page, '/recommender')
  await page.getByRole('button', { name: 'Clean up' }).click()
  const dialog = page.getByRole('dialog', { name: 'Clean up the runs' })
  await expect(dialog.getByText('No run would be deleted.')).toBeVisible()
  await expect(dialog.getByRole('button', { name: /^Free 0\sB$/ })).toBeDisabled()
  await page.keyboard.press('Escape')
})

test('the tester suggests complements, and the parts of each score sum to it', async () => {
  await open(page, '/recommender/tester')
  await expect(page.getByText('The basket is empty.', { exact: false })).toBeVisible()
  for (const words of ['Receveur', 'Mastic silicone']) {
    await page.getByRole('combobox', { name: 'Add a product' }).fill(words.toLowerCase())
    await page.getByRole('option', { name: words }).first().click()
  }
  await expect(page.locator('.reco-basket li')).toHaveCount(2)
  await expect(hits('Suggestions')).toHaveCount(10)
  await hits('Suggestions').first().click()
  const parts = page.locator('.reco-waterfall tr:not(.sum) td.num')
  const printed = (await parts.allInnerTexts()).map(Number)
  const score = Number(await page.locator('.reco-waterfall .sum td.num').innerText())
  expect(printed.reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 6)
  const [first, second] = await names('Suggestions')
  await expect(page.locator('.inspector h2').first()).toHaveText(first)
  await page.keyboard.press('j')
  await expect(page.locator('.inspector h2').first()).toHaveText(second)
  await expect(page.locator('.inspector').getByRole('heading', { name: 'Bought with it' })).toBeVisible()
})

test('lambda re-ranks at once, and two profiles stand side by side with their differences', async () => {
  const before = await names('Suggestions')
  await page.getByRole('slider', { name: 'Relevance against diversity, λ A' }).press('Home')
  await expect.poll(async () => (await names('Suggestions')).join()).not.toBe(before.join())
  await page.getByRole('slider', { name: 'Relevance against diversity, λ A' }).press('End')
  await page.getByRole('switch', { name: 'Compare with a side B' }).click()
  await expect(hits('List B')).toHaveCount(10)
  await expect(page.getByText(/^\d+ ranges in A, \d+ in B; \d+ of 10 suggestions shared\.$/)).toBeVisible()
  expect(await page.locator('.reco-hit .shift').count()).toBe(20)
})

test('a basket is kept as a case that expects a product', async () => {
  await page.getByRole('button', { name: 'Save as case' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save this basket as a case' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('shower')
  await dialog.getByRole('button', { name: 'Save as case' }).click()
  await expect(page.getByText('Case “shower” is saved.')).toBeVisible()
})

test('profiles are evaluated on held-out baskets beside simple methods', async () => {
  await open(page, '/recommender/evaluation')
  await expect(page.getByRole('heading', { name: 'No evaluation yet' })).toBeVisible()
  await page.getByRole('button', { name: 'Evaluate', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Evaluate on held-out baskets' })
  await dialog.getByRole('checkbox', { name: 'diversity_friendly_v2' }).check()
  await dialog.getByRole('textbox', { name: 'Baskets per size' }).fill('200')
  await dialog.getByRole('button', { name: 'Evaluate 2 profiles' }).click()
  const chart = page.getByRole('figure', { name: /^Best Hit@10 by basket: 1 product: \w/ })
  await expect(chart).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('figure', { name: /lies above the best simple method at \d of \d basket sizes/ })).toBeVisible()
  await expect(page.getByRole('grid', { name: 'Evaluations' })).toHaveAttribute('aria-rowcount', '3')
  await expect(page.getByRole('cell', { name: 'shower', exact: true })).toBeVisible()
})

test('a setting is changed, its effect is seen before it is saved under a name of its own', async () => {
  await open(page, '/recommender/profiles')
  const size = page.getByRole('textbox', { name: 'At most per range' })
  await page.locator('.toolbar .mantine-SegmentedControl-label').filter({ hasText: /^2$/ }).click()
  await size.fill('1')
  await size.press('Tab')
  await expect(page.locator('.pagehead .tag.warning')).toHaveText('changed')
  await expect(page.locator('.inspector').getByText('new', { exact: true }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Save as', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Save as' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('one of a range')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('one of a range')
  await page.getByRole('combobox', { name: 'Difference from' }).click()
  await page.getByRole('option', { name: 'balanced_v3' }).click()
  await page.locator('.toolbar .mantine-SegmentedControl-label').filter({ hasText: /^2$/ }).click()
  await expect(page.getByRole('status').filter({ hasText: '1 setting differs for this basket size.' })).toBeVisible()
})

for (const [language, scheme, pages] of [
  ['en', 'light', { '': '[role=grid] tbody tr', '/tester': '.reco-hit', '/evaluation': 'figure svg', '/profiles': '.reco-setting' }],
  ['fr', 'dark', { '/data': '[role=grid] tbody tr', '/train': '.wizard .preview dl', '/tester': '.reco-hit', '/runs/': 'figure svg' }],
] as const) {
  test(`axe finds nothing: ${language}, ${scheme}`, async () => {
    await look(page, { language, scheme })
    for (const [path, ready] of Object.entries(pages)) {
      const whole = `/recommender${path}${path === '/runs/' ? await newestRun() : ''}`
      await open(page, whole)
      await expect(page.locator(ready).first()).toBeVisible()
      await axeFindsNothing(page, whole)
    }
  })
}

/** The suggestions of a list. */
const hits = (list: string) => page.getByRole('region', { name: list, exact: true }).locator('.reco-hit')

const names = (list: string) => hits(list).locator('.label').allInnerTexts()

async function newestRun(): Promise<string> {
  const answer = await page.request.get(inProject('/api/recommender/runs'))
  const list: { runs: { run: string }[] } = await answer.json()
  return list.runs[0].run
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
