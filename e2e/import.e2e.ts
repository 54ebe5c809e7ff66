import { readFile } from 'node:fs/promises'
import { type Download, expect, type Page, test } from '@playwright/test'
import { axeFindsNothing, look, open, startWalk } from './walk.ts'

const PROJECT = 'walk of import'
const LOTS = 120
const BAD_ROW = 57

let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser, baseURL }) => {
  page = await startWalk(browser, baseURL, PROJECT)
})

test.afterAll(() => page.context().close())

test('an empty project says what belongs here', async () => {
  await open(page, '/datasets')
  await expect(page.getByRole('heading', { name: 'No dataset yet' })).toBeVisible()
  await page.keyboard.press('Control+i')
  await expect(page.getByRole('heading', { level: 1, name: 'Import a file' })).toBeVisible()
})

test.describe('a file that is no table is refused in place', () => {
  test('an empty one', async () => {
    await give('empty.csv', Buffer.alloc(0))
    await refusal('FILE_EMPTY', /Check that the right file was chosen/)
  })

  test('a binary one, whatever its name says', async () => {
    await give(
      'photo.csv',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array.from({ length: 400 }, (_, i) => i % 256)]),
    )
    await refusal('FILE_UNSUPPORTED', /save the table as CSV/)
  })

  test('in French too', async () => {
    await look(page, { language: 'fr', scheme: 'light' })
    await open(page, '/datasets/import')
    await give('vide.csv', Buffer.alloc(0))
    await refusal('FILE_EMPTY', /Vérifier que c’est le bon fichier/)
    await look(page, { language: 'en', scheme: 'light' })
  })
})

test('cp1252, semicolons, 1 234,5 and dd/mm/yyyy are found without an edit', async () => {
  await open(page, '/datasets/import')
  await give('lots 2026.csv', lotsFile())
  await expect(page.getByRole('button', { name: /^Reading/ })).toContainText('CSV · Windows-1252 (Latin-1) · semicolon ; · comma 1,5')
  await next('Reading')
  await expect(page.getByRole('combobox', { name: 'Encoding' })).toHaveValue('Windows-1252 (Latin-1)')
  await expect(page.getByRole('combobox', { name: 'First line' })).toHaveValue('names of the columns')
  await expect(page.getByRole('region', { name: 'As written' })).toContainText('1 203,5')
})

test('another choice changes the preview, and going back to what was found brings it back', async () => {
  await pick('Delimiter', 'comma ,')
  await expect(page.getByRole('button', { name: /^Columns/ })).not.toContainText('7 columns')
  await pick('Delimiter', 'semicolon ;')
  await expect(page.getByRole('button', { name: /^Columns/ })).toContainText('7 columns · 1 row set aside')
})

test('types are right and the bad cell is listed', async () => {
  await next('Columns')
  for (const [column, type] of [
    ['Numéro de lot', 'text'],
    ['Date de mise en gavage', 'date dd/mm/yyyy'],
    ['Poids foie (g)', 'number 1 234,5'],
    ['Nombre mis en gavage', 'number 1 234,5'],
  ])
    await expect(page.getByRole('combobox', { name: `Type of ${column}` })).toHaveValue(type)
  await expect(page.getByRole('heading', { name: '1 row set aside' })).toBeVisible()
  await expect(page.getByRole('row', { name: new RegExp(`^${BAD_ROW} Poids foie \\(g\\) abîmé`) })).toBeVisible()
})

test('a type can be chosen, and what breaks it is counted at once', async () => {
  await pick('Type of Site', 'date dd/mm/yyyy')
  await expect(page.getByRole('heading', { name: `${LOTS} rows set aside` })).toBeVisible()
  await pick('Type of Site', 'as found')
  await expect(page.getByRole('heading', { name: '1 row set aside' })).toBeVisible()
})

test('the mapping to lots is proposed with the synonyms filled in', async () => {
  await next('Table')
  await expect(page.getByRole('radio', { name: /^Lots/ })).toBeChecked()
  await expect(mapped('code_lot')).toHaveValue('Numéro de lot')
  await expect(mapped('site_code')).toHaveValue('Site')
  await expect(mapped('genetique')).toHaveValue('Génétique')
  await expect(mapped('date_mise_en_gavage')).toHaveValue('Date de mise en gavage')
  await expect(mapped('poids_foie_moyen_g')).toHaveValue('Poids foie (g)')
  await expect(mapped('itm')).toHaveValue('')
})

test('the import writes all but the row set aside, which can be exported', async () => {
  await next('Import')
  await expect(page.getByText('tessera import "lots 2026.csv" --table lots')).toBeVisible()
  await run()
  await expect(page.getByText(`Lots: ${LOTS - 1} inserted, 0 updated, 0 unchanged.`)).toBeVisible()
  await expect(page.getByRole('grid', { name: 'Rows set aside' })).toContainText('abîmé')
  const [download] = await Promise.all<[Promise<Download>, Promise<void>]>([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export the table as CSV' }).click(),
  ])
  const [, row] = (await readFile(await download.path(), 'utf8')).trim().split(/\r?\n/)
  expect(row).toContain(String(BAD_ROW))
  expect(row).toContain('abîmé')
})

test('the same lots again are not doubled: the one changed lot is updated, the others stay', async () => {
  await page.getByRole('button', { name: 'Import another file' }).click()
  await give('lots 2026.csv', lotsFile({ changed: true }))
  for (const step of ['Reading', 'Columns', 'Table', 'Import']) await next(step)
  await run()
  await expect(page.getByText(`Lots: 0 inserted, 1 updated, ${LOTS - 2} unchanged.`)).toBeVisible()
  const answer = await page.request.get(`/api/datasets?project=${encodeURIComponent(PROJECT)}`)
  const { datasets } = (await answer.json()) as { datasets: { version_number: number; table: string }[] }
  expect(datasets.map(({ version_number, table }) => [version_number, table])).toEqual([[2, 'lots']])
})

test('the dataset shows its rows, columns and how it was read', async () => {
  await page.getByRole('link', { name: 'Open the dataset' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('lots 2026')
  const rows = page.getByRole('grid', { name: 'Rows' })
  await expect(rows).toHaveAttribute('aria-rowcount', String(LOTS))
  await expect(rows).toContainText('1,203.5')
  await expect(rows).toContainText('3 Mar 2026')
  await page.getByText('Profile', { exact: true }).click()
  await expect(page.getByRole('grid', { name: 'Profile of the columns' })).toContainText('dd/mm/yyyy')
  await page.getByText('Rows set aside 1').click()
  await expect(page.getByRole('grid', { name: 'Rows set aside' })).toContainText('abîmé')
  await expect(page.getByRole('complementary')).toContainText('Windows-1252')
})

test('a missing and an ambiguous column are asked for, and the answer opens the way', async () => {
  await open(page, '/datasets/import')
  const header = 'Referenz;Site;Breed;Race;ITM'
  await give('unclear.csv', Buffer.from([header, ...Array.from({ length: 30 }, (_, i) => `R${i};LL;mulard;mulard;15,${i}`)].join('\n')))
  await next('Reading')
  await next('Columns')
  await next('Table')
  await page.getByRole('radio', { name: /^Lots/ }).click()
  await expect(page.getByText(/^code_lot is needed, but no column of the file has this name/)).toBeVisible()
  await expect(page.getByText('Several columns fit genetique: Breed, Race.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Next' })).toBeDisabled()
  await pick('Column of the file for code_lot', 'Referenz')
  await pick('Column of the file for genetique', 'Race')
  await expect(page.getByRole('button', { name: 'Next' })).toBeEnabled()
})

for (const [language, scheme, steps] of [
  ['en', 'light', ['Reading', 'Columns', 'Table', 'Import']],
  ['fr', 'dark', ['Lecture', 'Colonnes', 'Table', 'Import']],
] as const) {
  test(`axe finds nothing on any page: ${language}, ${scheme}`, async () => {
    await look(page, { language, scheme })
    await open(page, '/datasets')
    await expect(page.getByRole('grid')).toBeVisible()
    await axeFindsNothing(page, 'list')
    await page.getByRole('link', { name: 'lots 2026' }).click()
    await expect(page.getByRole('grid')).toContainText('0003')
    await axeFindsNothing(page, 'dataset')
    await open(page, '/datasets/import')
    await give('lots 2026.csv', lotsFile())
    for (const step of steps) {
      await next(step)
      await axeFindsNothing(page, step)
    }
  })
}

test('deleting says how much space it gives before and after', async () => {
  await look(page, { language: 'en', scheme: 'light' })
  await open(page, '/datasets')
  await page
    .getByRole('grid')
    .getByRole('row', { name: /lots 2026/ })
    .getByRole('gridcell')
    .last()
    .click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete lots 2026' })
  await expect(dialog).toContainText(/2 versions go; about [\d.]+\s[kM]?B are freed.*The rows in the table Lots stay/)
  await dialog.getByRole('button', { name: 'Delete the dataset' }).click()
  await expect(page.getByText(/^lots 2026 is deleted, [\d.]+\s[kM]?B freed$/)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'No dataset yet' })).toBeVisible()
})

/** Lots as a French spreadsheet saves them: cp1252, semicolons, decimal commas, one cell that is no number. */
function lotsFile({ changed = false } = {}): Buffer {
  const header = 'Numéro de lot;Site;Génétique;Date de mise en gavage;Poids foie (g);Maïs total;Nombre mis en gavage'
  const two = (number: number) => String(number).padStart(2, '0')
  const rows = Array.from({ length: LOTS }, (_, index) => {
    const row = index + 1
    const weight = row === BAD_ROW ? 'abîmé' : changed && row === 3 ? '499,9' : `${500 + (row % 60)},${row % 10}`
    const date = `${two(row % 28 || 1)}/${two(row % 12 || 1)}/2026`
    return `${String(row).padStart(4, '0')};Sère;mulard;${date};${weight};9,${two(row % 90)};1 ${200 + row},5`
  })
  return Buffer.from(`${[header, ...rows].join('\r\n')}\r\n`, 'latin1')
}

const give = (name: string, buffer: Buffer) => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer })

async function refusal(code: string, next: RegExp) {
  const note = page.getByRole('alert')
  await expect(note).toContainText(code)
  await expect(note).toContainText(next)
  await expect(page.getByRole('button', { name: /^(Next|Suivant)$/ })).toBeDisabled()
}

async function next(step: string) {
  await page.getByRole('button', { name: /^(Next|Suivant)$/ }).click()
  await expect(page.getByRole('heading', { level: 2, name: step, exact: true })).toBeVisible()
}

async function run() {
  await page.getByRole('button', { name: 'Import the file' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'lots 2026 is imported' })).toBeVisible({ timeout: 20_000 })
}

const mapped = (to: string) => page.getByRole('combobox', { name: `Column of the file for ${to}` })

async function pick(label: string, option: string) {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}
