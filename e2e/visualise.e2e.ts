import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { axeFindsNothing, look, open, startWalk } from './walk.ts'

const PROJECT = 'walk of charts'
const HEADERS = { 'x-tessera-project': encodeURIComponent(PROJECT) }

let page: Page
let dataset = 0

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser, baseURL }) => {
  page = await startWalk(browser, baseURL, PROJECT)
  dataset = await bringIn('birds', birdsFile())
})

test.afterAll(() => page.context().close())

test('charts are reached from the dataset and begin with what the columns allow', async () => {
  await open(page, `/datasets/${dataset}`)
  await page.getByRole('link', { name: 'Charts' }).click()
  await expect(page.getByRole('heading', { name: 'Distribution of weight_g' })).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Histogram' })).toBeChecked()
  await expect(page.getByText('5,960 of 6,000 rows are in the chart')).toBeVisible()
  await expect(page.getByText('No chart is saved yet.')).toBeVisible()
})

test('every kind is drawn, and says in words and figures what it shows', async () => {
  await page.getByRole('radio', { name: 'Histogram' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByText(/^Half of 5,960 values of weight_g lie between/)).toBeVisible()
  await choose('One box for each', 'site')
  await expect(page.getByText(/^The median of weight_g goes from .* \(.*\) to .* \(.*\)\.$/)).toBeVisible()
  for (const [kind, finding] of [
    ['Scatter matrix', /^The strongest pair is weight_g and corn_kg, r = \+0\.9/],
    ['Bars', /^All 3 bars are 2,000/],
    ['Lines', /^The highest point is/],
    ['Outliers', /^Outliers: \d+, most of them in weight_g/],
  ] as const) {
    await page.getByRole('radio', { name: kind, exact: true }).check({ force: true })
    await expect(page.getByText(finding)).toBeVisible()
  }
  await asTable()
  await expect(page.getByRole('columnheader', { name: 'lower bound' })).toBeVisible()
})

test('a point of a sample leads to its row', async () => {
  await page.getByRole('radio', { name: 'Scatter', exact: true }).check({ force: true })
  await choose('Horizontal axis', 'corn_kg')
  await choose('Colour', 'site')
  await choose('Size', 'corn_kg')
  await expect(page.getByText('5,000 of 5,960 points drawn')).toBeVisible()
  await expect(page.getByText('seed 42')).toBeVisible()
  await page.getByRole('button', { name: '1 Auch' }).click()
  await expect(page.getByRole('button', { name: '1 Auch' })).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('group', { name: /correlate with r/ }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('complementary').getByRole('heading', { level: 2 })).toHaveText(/^Row \d/)
  await expect(page.getByRole('complementary')).toContainText('corn_kg')
  await page.getByRole('button', { name: 'Back to the charts' }).click()
})

test('a filter leaves rows out', async () => {
  await page.getByRole('button', { name: 'Keep only rows where' }).click()
  await choose('Column', 'site')
  await choose('Condition', '=')
  await page.getByRole('combobox', { name: 'Value' }).fill('Condom')
  await page.getByRole('button', { name: 'Keep these rows' }).click()
  await expect(page.getByText(/1,960 of 2,000 rows are in the chart/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Remove: site = Condom' })).toBeVisible()
})

test('a chart is saved, changed, renamed, opened, deleted and brought back', async () => {
  await page.getByRole('textbox', { name: 'Title' }).fill('Corn makes weight')
  await expect(page.getByRole('heading', { name: 'Corn makes weight' })).toBeVisible()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Name' })).toHaveValue('Corn makes weight')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL(/\/visualise\/\d+$/)
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
  await page.getByRole('textbox', { name: 'Title' }).fill('Corn and weight')
  await expect(page.getByText('Corn makes weight · Changed')).toBeVisible()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: 'Rename Corn makes weight' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Weights')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'New chart' }).click()
  await expect(page.getByRole('heading', { name: 'Distribution of weight_g' })).toBeVisible()
  await page.getByRole('link', { name: 'Weights' }).click()
  await expect(page.getByRole('heading', { name: 'Corn and weight' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Remove: site = Condom' })).toBeVisible()
  await page.getByRole('button', { name: 'Delete Weights' }).click()
  await expect(page.getByText('No chart is saved yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(page.getByRole('link', { name: 'Weights' })).toBeVisible()
})

test('the drawing is a file that says where it comes from', async () => {
  await page.getByRole('link', { name: 'Weights' }).click()
  const svg = await exported('SVG')
  expect(svg).toContain('Corn and weight')
  expect(svg).toMatch(/dataset birds · version 1 · data [0-9a-f]{7} · rows 1,960 of 2,000 · filter site = Condom/)
  expect(await exported('CSV')).toContain('row,corn (kg),weight (g),site,corn (kg)')
  expect((await exported('PNG')).slice(1, 4)).toBe('PNG')
})

for (const [language, scheme, first] of [
  ['en', 'light', 0],
  ['fr', 'dark', 1],
] as const) {
  test(`every second kind, from ${first}, keeps the rules of WCAG 2.2 AA in ${language} ${scheme}`, async () => {
    await look(page, { language, scheme })
    await open(page, `/datasets/${dataset}/visualise/999`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await axeFindsNothing(page, 'a chart that is gone')
    await open(page, `/datasets/${dataset}/visualise`)
    const kinds = page.getByRole('radio')
    await expect(kinds).toHaveCount(7)
    await expect(page.getByRole('figure')).toBeVisible()
    for (let kind: number = first; kind < 7; kind += 2) {
      await kinds.nth(kind).check({ force: true })
      await expect(page.getByRole('figure')).toBeVisible()
      await axeFindsNothing(page, `kind ${kind}`)
    }
  })
}

test('French says the same', async () => {
  await page.getByRole('radio', { name: 'Extrêmes' }).check({ force: true })
  await expect(page.getByText(/^Valeurs extrêmes\s: \d+, surtout dans weight_g/)).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog', { name: 'Commandes' })).toBeVisible()
  await page.keyboard.type('graphiques de birds')
  await expect(page.getByRole('option', { name: /Graphiques de birds/ })).toBeVisible()
})

/** 6,000 birds of three sites: corn makes weight, forty were not weighed, a few are far too heavy. */
function birdsFile(): string {
  const rows = Array.from({ length: 6000 }, (_, i) => {
    const corn = 8 + ((i * 7919) % 1000) / 250
    const weight = i % 150 === 7 ? '' : i % 1500 === 3 ? 2000 : Math.round(300 + corn * 25 + (i % 11))
    return `B${i};${['Auch', 'Condom', 'Élan'][i % 3]};${weight};${corn.toFixed(2)};2026-0${1 + (i % 9)}-15`
  })
  return ['code;site;weight_g;corn_kg;placed', ...rows].join('\n')
}

async function bringIn(name: string, content: string): Promise<number> {
  const given = await page.request.post(`/api/uploads?name=${name}.csv`, { data: Buffer.from(content), headers: HEADERS })
  const { file } = (await given.json()) as { file: string }
  await page.request.post('/api/datasets/import', { data: { file, name }, headers: HEADERS })
  const find = async () => {
    const answer = await page.request.get('/api/datasets', { headers: HEADERS })
    return ((await answer.json()) as { datasets: { dataset_id: number; name: string }[] }).datasets[0]?.dataset_id ?? 0
  }
  await expect.poll(find, { timeout: 15_000 }).toBeGreaterThan(0)
  return find()
}

async function choose(label: string, option: string) {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

async function asTable() {
  await page
    .getByRole('button', { name: /^Export/ })
    .first()
    .click()
  await page.getByRole('menuitem', { name: 'Show as table' }).click()
}

async function exported(format: string): Promise<string> {
  await page
    .getByRole('button', { name: /^Export/ })
    .first()
    .click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: new RegExp(format) }).click()])
  return readFileSync(await file.path(), format === 'PNG' ? 'latin1' : 'utf8')
}
