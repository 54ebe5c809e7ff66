import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'

const PROJECT = 'walk of demand'
const SETTINGS = 'tessera.settings'
const SAMPLE = join(import.meta.dirname, '..', 'resources', 'sample', 'dfu')

let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, viewport: { width: 1280, height: 800 } })
  page = await context.newPage()
  await page.goto('/?token=e2e')
  expect((await page.request.post('/api/projects', { data: { name: PROJECT } })).ok()).toBe(true)
  await page.evaluate((project) => localStorage.setItem('tessera.project', project), PROJECT)
  await look('en', 'light')
})

test.afterAll(() => page.context().close())

test('an empty project says what belongs here, and the wizard stays at its first step', async () => {
  await open('/dfu')
  await expect(page.getByRole('heading', { name: 'No monthly sales yet' })).toBeVisible()
  await open('/dfu/new')
  await expect(page.getByRole('status').filter({ hasText: 'Import monthly sales first.' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Next' })).toBeDisabled()
})

test('the data step says what was found in the sales', async () => {
  for (const table of ['dim_item', 'dim_dfu', 'fact_sales_monthly']) await bringIn(table)
  await open('/dfu/new')
  await page.reload()
  const found = page.getByRole('region', { name: 'Preview' })
  await expect(found.getByRole('heading', { name: 'What was found in the sales' })).toBeVisible()
  await expect(found).toContainText(/Period\s*Jan 2023 – Dec 2025 · 36 months/)
  await page.getByRole('textbox', { name: 'Least history' }).fill('30')
  await expect(page.getByRole('status').filter({ hasText: 'The least number of months is above the window.' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Least history' }).fill('12')
})

test('features are computed, every number of clusters is tried, and the vote gives its reasons', async () => {
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByRole('grid', { name: 'Matrix of features' })).toContainText('Seasonality', { timeout: 20_000 })
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('textbox', { name: 'Most clusters' }).fill('6')
  await page.getByRole('button', { name: 'Try 3 to 6 clusters' }).click()
  const preview = page.getByRole('region', { name: 'Preview' })
  for (const criterion of ['Elbow', 'Silhouette', 'Gap', 'Size']) {
    await expect(preview.getByRole('row', { name: new RegExp(`^${criterion} (none|\\d+) \\S`) })).toBeVisible({ timeout: 30_000 })
  }
  await expect(preview.locator('figure svg')).toHaveCount(4)
})

test('a K of one’s own makes a second run, the first one stays', async () => {
  const field = page.getByRole('textbox', { name: 'Number of clusters' })
  const own = (await field.inputValue()) === '6' ? '5' : '6'
  await field.fill(own)
  await expect(page.getByText(new RegExp(`^The rule chose \\d+; ${own} is taken instead\\.$`))).toBeVisible()
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByText(`tessera dfu train --k-range 3 6 --k ${own}`)).toBeVisible()
  await page.getByRole('button', { name: `Run with K = ${own}` }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(`^Run \\d+ · ${own} segments$`), { timeout: 30_000 })
  expect(await runs()).toHaveLength(2)
})

test('a segment shows the rule that held, with threshold and value', async () => {
  const grid = page.getByRole('grid', { name: 'Segments' })
  await grid.locator('tbody tr[data-position="1"] td').nth(2).click()
  const trace = page.locator('.inspector .dfu-trace')
  await expect(trace.locator('tr[data-holds=true]').last()).toContainText(/[><≥≤] −?\d+\.\d\d/)
})

test('a segment opens its DFUs, a DFU its months, features and neighbours', async () => {
  await page.getByRole('button', { name: /^Show [\d,]+ DFUs$/ }).click()
  const grid = page.getByRole('grid', { name: 'DFUs' })
  await grid.locator('tbody tr[data-position="0"] td').nth(2).click()
  const inspector = page.locator('.inspector')
  await expect(inspector.getByRole('img', { name: /^Strongest month/ })).toBeVisible()
  const first = await inspector.locator('h2').first().innerText()
  await grid.focus()
  await page.keyboard.press('ArrowDown')
  await expect(inspector.locator('h2').first()).not.toHaveText(first)
  await inspector.locator('li button').first().click()
  await expect(inspector.getByText('Why here?')).toBeVisible()
})

test('a renamed label can be undone', async () => {
  await page.getByText('Segments', { exact: true }).last().click()
  await page.getByRole('grid', { name: 'Segments' }).locator('tbody tr[data-position="0"] td').nth(2).click()
  const before = await page.locator('.inspector h2').first().innerText()
  await page.getByRole('textbox', { name: 'Label of the segment' }).fill('shelf warmers')
  await page.getByRole('button', { name: 'Rename' }).click()
  await expect(page.locator('.inspector h2').first()).toHaveText('shelf warmers')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.locator('.inspector h2').first()).toHaveText(before)
})

test('a dry run lists the exact changes before dim_dfu is written', async () => {
  const button = page.getByRole('button', { name: 'Update dim_dfu' })
  await button.click()
  const dialog = page.getByRole('dialog', { name: 'Update dim_dfu.cluster_assignment' })
  const write = dialog.getByRole('button', { name: /^Write [\d,]+ changes$/ })
  await expect(write).not.toHaveText('Write 0 changes')
  const changes = Number((await write.innerText()).replace(/\D/g, ''))
  await expect(dialog.getByRole('grid', { name: 'Exact changes' })).toHaveAttribute('aria-rowcount', String(changes + 1))
  expect(await assigned()).toBe(0)
  await write.click()
  await expect(page.getByText(`${changes} rows of dim_dfu updated.`)).toBeVisible()
  expect(await assigned()).toBe(changes)
  await button.click()
  await expect(dialog.getByText('Every row already has the label of this run.')).toBeVisible()
  await page.keyboard.press('Escape')
})

test('the table of DFUs is filtered by segment and column', async () => {
  await open('/dfu/dfus')
  const grid = page.getByRole('grid', { name: 'Table of DFUs' })
  await expect(grid).toHaveAttribute('aria-rowcount', '401')
  await page.getByRole('combobox', { name: 'Segment' }).click()
  const option = page.getByRole('option').first()
  const count = Number(/\((\d+)\)$/.exec(await option.innerText())?.[1])
  await option.click()
  await expect(grid).toHaveAttribute('aria-rowcount', String(count + 1))
  await page.getByRole('combobox', { name: 'Column' }).click()
  await page.getByRole('option', { name: 'location', exact: true }).click()
  await page.getByRole('textbox', { name: 'Value' }).fill('nowhere')
  await page.getByRole('button', { name: 'Add filter' }).click()
  await expect(page.getByText('No DFU has these values.')).toBeVisible()
  await page.getByRole('button', { name: 'No longer filter by location = nowhere' }).click()
  await expect(grid).toHaveAttribute('aria-rowcount', String(count + 1))
})

for (const [language, scheme, tabs] of [
  ['en', 'light', [0, 1, 2]],
  ['fr', 'dark', [1, 3, 4]],
] as const) {
  test(`axe finds nothing: ${language}, ${scheme}`, async () => {
    await look(language, scheme)
    const [b, a] = await runs()
    const pages =
      language === 'en'
        ? { '/dfu': '[role=grid]', '/dfu/dfus': '[role=grid]', [`/dfu/compare/${a}/${b}`]: '.heat' }
        : { '/dfu/new': '.wizard .preview dl' }
    for (const [path, ready] of Object.entries(pages)) {
      await open(path)
      await expect(page.locator(ready).first()).toBeVisible()
      await axeFindsNothing(path)
    }
    await open(`/dfu/runs/${b}`)
    for (const tab of tabs) {
      await page.locator('.toolbar .mantine-SegmentedControl-label').nth(tab).click()
      if (tab === 1) await page.locator('[role=grid] tbody tr[data-position="0"] td').nth(1).click()
      await expect(page.locator(tab === 1 ? '.inspector figure svg' : '.inspector .dfu-trace').first()).toBeVisible()
      await axeFindsNothing(`/dfu/runs/${b}, tab ${tab}`)
    }
  })
}

test('drift says that no month arrived', async () => {
  const [run] = await runs()
  await open(`/dfu/runs/${run}/drift`)
  await page.locator('.empty button').click()
  await expect(page.getByText('Aucun mois n’est arrivé depuis cette exécution.')).toBeVisible({ timeout: 20_000 })
  await axeFindsNothing('drift')
})

async function look(language: 'en' | 'fr', scheme: 'light' | 'dark') {
  await page.evaluate(
    ([key, value]) => localStorage.setItem(key, value),
    [SETTINGS, JSON.stringify({ language, scheme, density: 'normal', tour: 'done' })],
  )
  await page.reload()
}

const open = (path: string) => page.goto(`/#${path}`)

const inProject = (path: string) => `${path}${path.includes('?') ? '&' : '?'}project=${encodeURIComponent(PROJECT)}`

/** Imports a file of the sample as one of the tables and waits until it is there. */
async function bringIn(table: string) {
  const data = await readFile(join(SAMPLE, `${table}.csv`))
  const sent = await page.request.post(inProject(`/api/uploads?name=${table}.csv`), {
    data,
    headers: { 'content-type': 'application/octet-stream' },
  })
  const { file } = await sent.json()
  const started = await page.request.post(inProject('/api/datasets/import'), { data: { file, table } })
  const { task_id } = await started.json()
  const status = async () => (await (await page.request.get(inProject(`/api/tasks/${task_id}`))).json()).status
  await expect.poll(status, { timeout: 20_000 }).toBe('completed')
}

/** Numbers of the runs, newest first. */
async function runs(): Promise<number[]> {
  const answer = await page.request.get(inProject('/api/dfu/runs'))
  const list: { runs: { run_id: number }[] } = await answer.json()
  return list.runs.map(({ run_id }) => run_id)
}

/** DFUs of dim_dfu that have a cluster assignment. */
async function assigned(): Promise<number> {
  const answer = await page.request.get(inProject('/domains/dfu/clusters'))
  const { clusters }: { clusters: { cluster_assignment: string | null; count: number }[] } = await answer.json()
  return clusters.reduce((sum, { cluster_assignment, count }) => sum + (cluster_assignment === null ? 0 : count), 0)
}

async function axeFindsNothing(path: string) {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  const { violations } = await axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
  const found = violations.map(({ id, nodes }) => `${path} ${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
  expect.soft(found).toEqual([])
}
