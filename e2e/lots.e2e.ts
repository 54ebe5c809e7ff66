import { readFile } from 'node:fs/promises'
import { type Download, expect, type Page, test } from '@playwright/test'
import { axeFindsNothing, look, open, startWalk } from './walk.ts'

const PROJECT = 'walk of lots'

let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser, baseURL }) => {
  page = await startWalk(browser, baseURL, PROJECT)
})

test.afterAll(() => page.context().close())

test('an empty project offers the sample, and loading it makes a first run', async () => {
  await open(page, '/lots')
  await expect(page.getByRole('heading', { name: 'No lots yet' })).toBeVisible()
  await page.getByRole('button', { name: 'Load the sample' }).click()
  await expect(page.getByRole('grid', { name: 'Runs' })).toHaveAttribute('aria-rowcount', '2', { timeout: 40_000 })
  await expect(page.getByText('1,200 lots in the project')).toBeVisible()
})

test('too few lots are refused with the filter that removed most', async () => {
  await open(page, '/lots/new')
  await expect(page.getByText(/^keeps [\d,]+ of 1,200 lots$/).first()).toBeVisible()
  await choose('Sites', ['LL', 'LS'])
  await page.getByRole('textbox', { name: 'Least number of lots' }).fill('1000')
  const refusal = page.getByRole('status').filter({ hasText: /lots are left, 1,000 are needed: “Sites” removed \d+/ })
  await expect(refusal).toBeVisible()
  await expect(page.getByRole('button', { name: 'Next' })).toBeDisabled()
  await page.getByRole('textbox', { name: 'Least number of lots' }).fill('20')
  await expect(page.getByRole('button', { name: 'Next' })).toBeEnabled()
})

test('mulard lots of two sites in four clusters open as a run', async () => {
  await page.getByRole('combobox', { name: 'Genetics' }).click()
  await page.getByRole('option', { name: /^mulard/ }).click()
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByRole('checkbox', { name: 'ITM' })).toBeChecked()
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByText('Elbow')).toBeVisible({ timeout: 20_000 })
  await page.getByRole('textbox', { name: 'Number of clusters' }).fill('4')
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByText('tessera lots cluster --n-clusters 4 --site-codes LL,LS --genetique mulard')).toBeVisible()
  await page.getByRole('button', { name: 'Run', exact: true }).last().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Run \d+ · four clusters$/, { timeout: 20_000 })
  const profile = page.getByRole('region', { name: 'Cluster profile' }).locator('thead')
  await expect(profile.locator('.tile')).toHaveText(['1', '2', '3', '4'])
  await expect(page.locator('.facts')).toContainText('seed 42')
})

test('the least certain lot comes first and its parts add up to the printed sum', async () => {
  const grid = page.getByRole('grid', { name: 'Lots of this run' })
  await expect(page.locator('.inspector [data-sum]')).toBeVisible()
  const first = await page.locator('.inspector h2').innerText()
  await expect(grid.locator('tr[aria-selected=true]')).toContainText(first)
  await grid.focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('.inspector h2')).not.toHaveText(first)
  await partsAddUp()
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('k')
  await expect(page.locator('.inspector h2')).toHaveText(first)
  await partsAddUp()
})

test('one cluster alone stays in the table', async () => {
  await page.getByRole('button', { name: 'Show cluster 2 alone' }).click()
  const cells = page.getByRole('grid', { name: 'Lots of this run' }).locator('tbody tr[data-position] td:nth-child(4)')
  await expect.poll(async () => new Set(await cells.allInnerTexts())).toEqual(new Set(['2']))
  await page.getByRole('button', { name: 'Show all clusters' }).click()
})

test('the lots are exported as CSV, every one with its cluster', async () => {
  const total = Number((await page.locator('.facts b').first().innerText()).replaceAll(',', ''))
  const file = await saved(() => page.getByRole('button', { name: 'Export the table as CSV' }).click())
  const [header, ...rows] = file.text.trim().split(/\r?\n/)
  expect(header.replace('\ufeff', '').split(',')).toEqual(expect.arrayContaining(['code_lot', 'cluster_id', 'confidence', 'runner_up']))
  expect(rows).toHaveLength(total)
  const column = header.split(',').indexOf('cluster_id')
  expect(new Set(rows.map((row) => row.split(',')[column]))).toEqual(new Set(['1', '2', '3', '4']))
})

test('the report is a page of its own with the charts inside', async ({ browser }) => {
  await page.getByRole('button', { name: 'Report', exact: true }).click()
  const file = await saved(() => page.getByRole('menuitem', { name: 'Report as HTML' }).click())
  expect(file.name).toMatch(/\.html$/)
  expect(file.text).toContain('<svg')
  expect(file.text).not.toContain('<script')
  const reader = await browser.newPage()
  await reader.setContent(file.text)
  await expect(reader.getByRole('heading', { level: 1 })).toBeVisible()
  await reader.close()
})

test('ml-kmeans finds nothing tighter', async () => {
  await page.getByText('Run', { exact: true }).last().click()
  await page.getByRole('button', { name: 'Run the check' }).click()
  const sentence = page.getByText(/^Difference of inertia/)
  await expect(sentence).toBeVisible({ timeout: 20_000 })
  const difference = Number((await sentence.innerText()).match(/inertia ([+−]?[\d.]+)%/)?.[1].replace('−', '-'))
  expect(difference).toBeLessThanOrEqual(0.1)
})

test('the page speaks French, with French numbers', async () => {
  await page.getByRole('button', { name: 'Passer en français' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Exécution \d+ · quatre groupes$/)
  await expect(page.locator('.facts')).toContainText(/silhouette\s*0,\d\d/)
  await page.getByRole('button', { name: 'Switch to English' }).click()
})

test('a second run keeps the numbers and can be compared', async () => {
  const started = await page.request.post(`/api/tasks/ml/clustering/lots?project=${encodeURIComponent(PROJECT)}`, {
    params: { n_clusters: 4, site_codes: 'LL,LS', genetique: 'mulard', random_state: 7 },
  })
  const { task_id } = await started.json()
  await open(page, `/lots/tasks/${task_id}`)
  await expect(page.locator('.facts')).toContainText(/Numbers matched to run \d+: \d+% of lots keep theirs/, { timeout: 20_000 })
  await page.getByRole('button', { name: 'Compare runs' }).click()
  await page
    .getByRole('menuitem', { name: /^Run \d+ · k = 4/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: 'Parameters that differ' })).toBeVisible()
  await expect(page.locator('.facts')).toContainText(/adjusted Rand index\s*[01]\.\d{3}/)
  await expect(page.getByRole('row', { name: 'Seed 42 7' })).toBeVisible()
})

test('new lots are scored; a row without a value is refused with the reason', async () => {
  const [run] = await runs()
  await open(page, `/lots/runs/${run}/score`)
  const header = 'code_lot,site_code,genetique,itm,sigma,pctg_perte_gavage,total_corn_real,nb_meg,duree_gavage,poids_foie_moyen_g'
  const rows = ['NEW-1,LL,mulard,15.4,78,1.8,9.6,820,11,550', 'NEW-2,LS,mulard,17.1,,3.9,10.1,690,12,570']
  await page.locator('input[type=file]').setInputFiles({
    name: 'new-lots.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([header, ...rows].join('\n')),
  })
  await expect(page.getByText('Scored: 1 · set aside with a reason: 1.')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('grid', { name: 'Scored lots' })).toContainText('NEW-1')
  await page.getByText('1 refused').click()
  await expect(page.getByRole('grid', { name: 'Refused rows' })).toContainText(/NEW-2.*sigma/i)
})

for (const [language, scheme] of [
  ['en', 'light'],
  ['fr', 'dark'],
] as const) {
  test(`axe finds nothing on any page: ${language}, ${scheme}`, async () => {
    await look(page, { language, scheme })
    const [b, a] = await runs()
    const pages = {
      '/lots': '[role=grid]',
      [`/lots/runs/${b}`]: '.inspector [data-sum]',
      [`/lots/compare/${a}/${b}`]: '.heat',
      [`/lots/runs/${b}/score`]: '.drop',
      '/lots/new': '.wizard .preview td',
    }
    for (const [path, ready] of Object.entries(pages)) {
      await open(page, path)
      await expect(page.locator(ready).first()).toBeVisible()
      await axeFindsNothing(page, path)
    }
    for (const ready of ['.heat', '.recharts-line', 'code']) {
      await page.locator('.wizard .actions button').last().click()
      await expect(page.locator(`.wizard ${ready}:visible`).first()).toBeVisible()
      await axeFindsNothing(page, `/lots/new, ${ready}`)
    }
    await open(page, `/lots/runs/${b}`)
    for (const tab of [1, 2, 3]) {
      await page.locator('.toolbar .mantine-SegmentedControl-label').nth(tab).click()
      await expect(page.locator('.toolbar h2')).toHaveText(/^(Segments|Excluded lots|Lots exclus|About this run|Cette exécution)$/)
      await axeFindsNothing(page, `/lots/runs/${b}, tab ${tab}`)
    }
  })
}

test('deleting a run says what it frees and asks before', async () => {
  await look(page, { language: 'en', scheme: 'light' })
  const [run] = await runs()
  await open(page, `/lots/runs/${run}`)
  await page.getByText('Run', { exact: true }).last().click()
  await page.getByRole('button', { name: 'Delete run' }).click()
  const dialog = page.getByRole('dialog', { name: `Delete run ${run}` })
  await expect(dialog).toContainText(/assignments of \d+ lots/)
  await dialog.getByRole('button', { name: `Delete run ${run}` }).click()
  await expect(page.getByText(/is deleted: [\d,]+ rows, .* freed/)).toBeVisible()
  expect(await runs()).not.toContain(run)
})

async function choose(label: string, values: readonly string[]) {
  await page
    .getByRole('textbox', { name: label })
    .or(page.getByRole('combobox', { name: label }))
    .click()
  for (const value of values) await page.getByRole('option', { name: new RegExp(`^${value} `) }).click()
  await page.keyboard.press('Escape')
}

async function partsAddUp() {
  const read = (text: string) => Number(text.replace('−', '-').replace('+', ''))
  const parts = (await page.locator('.inspector [data-part]').allInnerTexts()).map(read)
  const sum = read(await page.locator('.inspector [data-sum]').innerText())
  expect(parts.length).toBeGreaterThanOrEqual(6)
  expect(parts.reduce((total, part) => total + part, 0)).toBeCloseTo(sum, 6)
}

async function saved(action: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all<[Promise<Download>, Promise<void>]>([page.waitForEvent('download'), action()])
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
}

/** Numbers of the runs, newest first. */
async function runs(): Promise<number[]> {
  const answer = await page.request.get(`/api/lots/clustering/runs?project=${encodeURIComponent(PROJECT)}`)
  const list: { runs: { run_id: number }[] } = await answer.json()
  return list.runs.map(({ run_id }) => run_id)
}
