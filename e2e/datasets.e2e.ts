import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { axeFindsNothing, look, open, startWalk } from './walk.ts'

const PROJECT = 'walk of datasets'
const ROWS = 600

let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser, baseURL }) => {
  page = await startWalk(browser, baseURL, PROJECT)
})

test.afterAll(() => page.context().close())

test.describe('the wizard', () => {
  test('says why the text is read so, and which words show it', async () => {
    await open(page, '/datasets/import')
    await give(file('lots.csv', lots()))
    await next('Reading')
    await expect(page.getByText('It is not valid UTF-8, and its accents fall on letters this way. It reads: Sère.')).toBeVisible()
  })

  test('asks for each column what becomes of the cells that break its type', async () => {
    await next('Columns')
    const breaks = page.getByRole('region', { name: 'Cells that break the type of their column' })
    await expect(breaks).toContainText('weight number 1 234,5 · 3 of 600 cells')
    await expect(breaks).toContainText('abîmé 2 times, first in row 57 · perdu row 300')
    await expect(page.getByRole('heading', { name: '4 rows set aside' })).toBeVisible()
    await breaks.getByText('Empty the cells').last().click()
    await expect(page.getByRole('heading', { name: '1 row set aside' })).toBeVisible()
    await breaks.getByText('Keep as text').first().click()
    await expect(page.getByRole('heading', { name: '1 row set aside' })).toBeHidden()
    await expect(page.getByRole('combobox', { name: 'Type of day' })).toHaveValue('text')
    await breaks.getByText('Set rows aside').first().click()
    await expect(page.getByRole('combobox', { name: 'Type of day' })).toHaveValue('date dd/mm/yyyy')
  })

  test('imports as decided', async () => {
    await next('Table')
    await page.getByRole('radio', { name: /^Dataset only/ }).click()
    await next('Import')
    await expect(page.getByText('--on-break "weight=blank,day=aside"')).toBeVisible()
    await page.getByRole('button', { name: 'Import the file' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'lots is imported' })).toBeVisible()
  })

  test('offers the settings of the last time for a file of the same columns', async () => {
    await page.getByRole('button', { name: 'Import another file' }).click()
    await give(file('lots.csv', lots()))
    await expect(page.getByText(/^Version 1 of “lots” .* came from a file with the same columns/)).toBeVisible()
    await page.getByRole('button', { name: 'Read it the same way' }).click()
    await expect(page.getByRole('button', { name: /^Columns/ })).toContainText('1 row set aside')
    await expect(page.getByRole('button', { name: 'Read it as found' })).toBeVisible()
  })

  test('repairs on request what was once read wrongly', async () => {
    await open(page, '/datasets')
    await open(page, '/datasets/import')
    await give(file('names.csv', Buffer.from(`name,town\n${'HÃ©lÃ¨ne,NÃ®mes\nZoÃ©,BesanÃ§on\n'.repeat(20)}`)))
    await next('Reading')
    await page.getByRole('button', { name: 'Repair' }).click()
    await expect(page.getByRole('region', { name: 'As written' })).toContainText('Hélène')
    await expect(page.getByRole('button', { name: 'Keep as written' })).toBeVisible()
  })

  test('takes several files: those that are ready go in, the others say why not', async () => {
    await open(page, '/datasets')
    await drop({ 'a.csv': 'k;v\nx;1\ny;2\n', 'empty.csv': '', 'b.csv': 'n,t\n1,u\n2,w\n', 'c.csv': 'p,q\n1,2\n' })
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import several files')
    await expect(page.getByRole('row', { name: /^empty\.csv/ })).toContainText('The file holds nothing.')
    await page.getByRole('button', { name: 'Review c.csv' }).click()
    for (const step of ['Reading', 'Columns', 'Table', 'Import']) await next(step)
    await page.getByRole('button', { name: 'Import the file' }).click()
    await page.getByRole('button', { name: 'To the other files' }).click()
    await expect(page.getByRole('row', { name: /^c\.csv/ })).toContainText('1 row')
    await page.getByRole('button', { name: 'Import 2 files as proposed' }).click()
    for (const name of ['a.csv', 'b.csv']) await expect(page.getByRole('row', { name: new RegExp(`^${name}`) })).toContainText('2 rows')
  })
})

test.describe('the grid', () => {
  test('shows what the columns hold, and sorts by them', async () => {
    await open(page, '/datasets')
    await expect(page.getByRole('link', { name: 'b', exact: true })).toBeVisible()
    await page.getByRole('link', { name: 'lots', exact: true }).click()
    await expect(grid()).toHaveAttribute('aria-rowcount', String(ROWS))
    await expect(page.getByRole('button', { name: /Distribution of weight/ })).toContainText('0.5% missing')
    await page.getByRole('button', { name: 'weight', exact: true }).click()
    await expect(firstRow()).toContainText('500.0')
    await page.getByRole('button', { name: 'weight', exact: true }).click()
    await expect(firstRow()).toContainText('559.9')
  })

  test('keeps the rows that fulfil typed conditions', async () => {
    await page.getByRole('button', { name: 'Condition' }).click()
    const form = page.getByRole('dialog', { name: 'Condition' })
    await choose('Column', 'weight')
    await choose('Condition', '≥')
    await form.getByRole('textbox', { name: 'Value' }).fill('55x')
    await expect(form.getByRole('button', { name: 'Keep these rows' })).toBeDisabled()
    await form.getByRole('textbox', { name: 'Value' }).fill('550')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('list', { name: 'Conditions' })).toContainText('weight ≥ 550')
    await expect(page.getByText('99 of 599 rows')).toBeVisible()
    await page.getByRole('textbox', { name: 'Filter the rows' }).fill('L0590')
    await expect(grid()).toHaveAttribute('aria-rowcount', '2')
    await page.getByRole('textbox', { name: 'Filter the rows' }).fill('')
    await page.getByRole('button', { name: 'Take away: weight ≥ 550' }).click()
    await expect(grid()).toHaveAttribute('aria-rowcount', String(ROWS))
  })

  test('goes to a row by its number, whatever the order', async () => {
    await goTo(450)
    await expect(page.getByRole('row', { selected: true })).toContainText('450')
    await expect(page.getByRole('complementary')).toContainText('L0451')
    await goTo(9999)
    await expect(page.getByText('There are only 599 rows.')).toBeVisible()
  })

  test('is exported in the dialect of its file', async () => {
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    await expect(page.getByRole('dialog')).toContainText('Windows-1252 (Latin-1) · semicolon ; · comma 1,5')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('dialog').getByRole('button', { name: 'Export the file' }).click(),
    ])
    const lines = (await readFile(await download.path(), 'latin1')).trim().split('\r\n')
    expect([lines.length, lines[1]]).toEqual([ROWS, 'L0001;Sère;01/01/2026;501,1;a'])
  })
})

test.describe('the profile', () => {
  test('tells every column and takes roles', async () => {
    await tab('Profile')
    const table = page.getByRole('grid', { name: 'Profile of the columns' })
    await expect(table.getByRole('row', { name: /^code/ })).toContainText('identifier')
    await table.getByRole('row', { name: /^weight/ }).click()
    await expect(page.getByRole('complementary')).toContainText('Quartile 1')
    await table.getByRole('combobox', { name: 'Role of class' }).click()
    await page.getByRole('option', { name: 'target' }).click()
    await expect(page.getByText('class is now: target.')).toBeVisible()
  })

  test('shows correlations and the balance of the target', async () => {
    await page.getByText('Correlation', { exact: true }).click()
    await expect(page.getByText('No correlation to show')).toBeVisible()
    await page.getByText('Target', { exact: true }).click()
    await expect(page.getByText('The largest class is 2.01 times the smallest.')).toBeVisible()
  })
})

test.describe('the versions', () => {
  test('are listed with what changed, and compared side by side', async () => {
    await prepared()
    await tab('Versions 2')
    const list = page.getByRole('grid', { name: 'Versions' })
    await expect(list.getByRole('row').nth(1)).toContainText('prepared from version 1, 2 steps')
    await expect(page.getByRole('complementary')).toContainText('Fill missing values')
    await page.getByRole('button', { name: 'Compare 1 with 2' }).click()
    const table = page.getByRole('grid', { name: 'Difference by column' })
    await expect(table.getByRole('row').nth(1)).toContainText(/only in A/)
    await expect(table.getByRole('row', { name: /^weight/ })).toContainText('0.5% → 0.0%')
    await table.getByRole('row', { name: /^weight/ }).click()
    await expect(page.getByRole('complementary').getByRole('row', { name: /^Filled/ })).toContainText('596599')
  })

  test('an older one is shown and restored as a new one', async () => {
    await page.getByRole('button', { name: 'All versions' }).click()
    await page
      .getByRole('grid', { name: 'Versions' })
      .getByRole('row', { name: /read from the file/ })
      .click()
    await page.getByRole('button', { name: 'Show its rows' }).click()
    await expect(page.getByText('Version 1 is shown; 2 is the latest.')).toBeVisible()
    await page.getByRole('button', { name: 'Show version 2' }).click()
    await tab('Versions 2')
    await page
      .getByRole('grid', { name: 'Versions' })
      .getByRole('row', { name: /read from the file/ })
      .click()
    await page.getByRole('button', { name: 'Restore version 1' }).click()
    await expect(page.getByText('Version 3 equals version 1.')).toBeVisible()
    await expect(page.getByRole('grid', { name: 'Versions' })).toContainText('equals version 1')
  })

  test('one is deleted with the bytes that it frees', async () => {
    await page
      .getByRole('grid', { name: 'Versions' })
      .getByRole('row', { name: /prepared from/ })
      .click()
    await page.getByRole('button', { name: 'Delete this version' }).click()
    const dialog = page.getByRole('dialog', { name: 'Delete version 2 of lots' })
    await expect(dialog).toContainText(/[\d.]+\s[kM]?B and its unused original file are freed/)
    await dialog.getByRole('button', { name: 'Delete the version' }).click()
    await expect(page.getByText(/^Version 2 is deleted, [\d.]+\s[kM]?B freed$/)).toBeVisible()
  })
})

test('name, tags and notes are kept, and can be undone', async () => {
  await tab('Settings')
  await page.getByRole('textbox', { name: 'Name of the dataset' }).fill('lots of the trial')
  await page.getByRole('textbox', { name: 'Notes' }).fill('from the lab')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('lots of the trial')
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('lots')
})

for (const [language, scheme] of [
  ['en', 'light'],
  ['fr', 'dark'],
] as const) {
  test(`axe finds nothing on any part of the page: ${language}, ${scheme}`, async () => {
    await look(page, { language, scheme })
    await open(page, '/datasets')
    await page.getByRole('link', { name: 'lots', exact: true }).click()
    await expect(page.getByRole('grid')).toContainText('L0001')
    const tabs = page.locator('.toolbar .mantine-SegmentedControl-label')
    await page.getByRole('button', { name: /(Distribution of|Répartition de) class/ }).click()
    for (const part of [0, 1, 3, 4]) {
      await tabs.nth(part).click()
      await axeFindsNothing(page, `part ${part}`)
      if (part !== 3) continue
      await page.getByRole('button', { name: /^(Compare|Comparer) / }).click()
      await expect(page.getByRole('grid')).toContainText('weight')
      await axeFindsNothing(page, 'comparison')
    }
    await open(page, '/datasets/import')
    await give(file('a.csv', Buffer.from('k;v\nx;1\n')), file('empty.csv', Buffer.alloc(0)))
    await expect(page.getByRole('row', { name: /^a\.csv/ }).getByRole('combobox')).toBeVisible()
    await axeFindsNothing(page, 'several files')
  })
}

interface Given {
  name: string
  mimeType: string
  buffer: Buffer
}

const file = (name: string, buffer: Buffer): Given => ({ name, mimeType: 'text/csv', buffer })

const give = (...files: Given[]) => page.locator('input[type=file]').setInputFiles(files)

/** Drops files on the page, wherever it is. */
async function drop(files: Record<string, string>) {
  const dataTransfer = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer()
    for (const [name, text] of Object.entries(given)) transfer.items.add(new File([text], name, { type: 'text/csv' }))
    return transfer
  }, files)
  await page.dispatchEvent('body', 'drop', { dataTransfer })
}

/** cp1252, decimal commas, three weights and one day that are none. */
function lots(): Buffer {
  const two = (number: number) => String(number).padStart(2, '0')
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const row = index + 1
    const weight = row === 57 || row === 200 ? 'abîmé' : row === 300 ? 'perdu' : `${500 + (row % 60)},${row % 10}`
    const day = row === 12 ? 'hier' : `${two(row % 28 || 1)}/${two(row % 12 || 1)}/2026`
    return `L${String(row).padStart(4, '0')};Sère;${day};${weight};${row % 3 === 0 ? 'b' : 'a'}`
  })
  return Buffer.from(`code;site;day;weight;class\r\n${rows.join('\r\n')}\r\n`, 'latin1')
}

/** Makes version 2: weights filled, one column less. */
async function prepared() {
  const headers = { 'x-tessera-project': encodeURIComponent(PROJECT) }
  const step = [
    { step: 'fill_missing', columns: ['weight'], method: 'median' },
    { step: 'drop', columns: ['site'] },
  ]
  const answer = await page.request.post('/api/datasets/lots/prepare', { data: { step }, headers })
  expect(answer.status()).toBe(202)
  await expect(page.getByText('Versions 2')).toBeVisible()
}

async function next(step: string) {
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByRole('heading', { level: 2, name: step, exact: true })).toBeVisible()
}

const grid = () => page.getByRole('grid', { name: 'Rows' })
const firstRow = () => grid().locator('tr[data-position="0"]')
const tab = (name: string) => page.locator('.toolbar').getByText(name, { exact: true }).click()

async function goTo(row: number) {
  await page.getByRole('textbox', { name: 'Go to row' }).fill(String(row))
  await page.keyboard.press('Enter')
}

/** Within the form of a condition, whose lists open inside it. */
async function choose(label: string, option: string) {
  const form = page.getByRole('dialog', { name: 'Condition' })
  await form.getByRole('combobox', { name: label }).click()
  await form.getByRole('option', { name: option, exact: true }).click()
}
