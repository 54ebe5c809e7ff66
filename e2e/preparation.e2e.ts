import { expect, type Page, test } from '@playwright/test'
import { axeFindsNothing, look, open, startWalk } from './walk.ts'

const PROJECT = 'walk of preparation'

let page: Page
let january = 0

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser, baseURL }) => {
  page = await startWalk(browser, baseURL, PROJECT)
})

test.afterAll(() => page.context().close())

test('an empty project says what belongs here', async () => {
  await open(page, '/preparation')
  await expect(page.getByRole('heading', { name: 'No dataset yet' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'No recipe yet' })).toBeVisible()
})

test('a dataset is opened with suggestions that say why', async () => {
  january = await bringIn('january', lotsFile('corn'))
  await bringIn('february', lotsFile('total_corn'))
  await open(page, '/preparation')
  await page.getByRole('button', { name: 'Prepare january' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('january')
  await expect(page.getByText('2 rows (3.2%) repeat another one.')).toBeVisible()
  await expect(page.getByText(/cells hold -999, far from all others/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Apply as version 2' })).toBeDisabled()
})

test('a suggestion becomes a step with one click, with its counts', async () => {
  await page.getByRole('button', { name: 'Add: Remove repeated rows' }).click()
  await expect(step(1)).toContainText('62 → 60 rows')
  await page.getByRole('button', { name: 'Add: Read values as missing corn' }).click()
  await expect(step(2)).toContainText('6 cells changed')
  await expect(page.locator('td.changed s').first()).toHaveText(/−999/)
})

test('steps are made with a form from their schema', async () => {
  await add('Fill missing values')
  await choose('Columns', 'corn')
  await page.getByRole('combobox', { name: 'Method' }).click()
  await page.getByRole('option', { name: 'median' }).click()
  await page.getByRole('button', { name: 'Add the step' }).click()
  await expect(step(3)).toContainText('6 cells changed')

  await add('Read values as missing')
  await choose('Columns', 'loss')
  await page.getByRole('complementary').getByLabel('Read as missing', { exact: true }).fill('!!')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Add the step' }).click()
  await expect(step(4)).toContainText('3 cells changed')

  await add('Change the type')
  await choose('Columns', 'loss')
  await page.getByRole('combobox', { name: 'New type' }).click()
  await page.getByRole('option', { name: 'number', exact: true }).click()
  await page.getByRole('button', { name: 'Add the step' }).click()
  await expect(step(5)).toContainText('loss')

  await add('Filter rows')
  await page.getByRole('textbox', { name: 'Keep the rows where' }).fill('birds < 2000')
  await page.keyboard.press('Control+Enter')
  await expect(step(6)).toContainText('60 → 59 rows')

  await add('Compute a column')
  await expect(page.getByText('Still open: Name of the new column, Formula')).toBeVisible()
  await page.getByRole('textbox', { name: 'Name of the new column' }).fill('corn_per_bird')
  await page.getByRole('textbox', { name: 'Formula' }).fill('corn / birds')
  await page.getByRole('button', { name: 'Add the step' }).click()
  await expect(step(7)).toContainText('1 new column')

  await add('Leave out columns')
  await choose('Columns to leave out', 'code')
  await page.getByRole('button', { name: 'Add the step' }).click()
  await expect(step(8)).toContainText('1 column less')
})

test('step 3 is changed while steps 4 to 8 stay, and what follows is told', async () => {
  await step(3).click()
  await expect(page.getByRole('heading', { name: '3 · Fill missing values' })).toBeVisible()
  await page.getByRole('combobox', { name: 'Method' }).click()
  await page.getByRole('option', { name: 'a value' }).click()
  await page.getByRole('textbox', { name: 'Value' }).fill('10')
  await expect(page.getByRole('heading', { name: 'What follows' })).toBeVisible()
  await expect(page.getByRole('complementary')).toContainText('Leave out columns as before')
  await page.getByRole('button', { name: 'Keep the change' }).click()
  await expect(step(3)).toContainText('corn · a value · 10')
  await expect(page.locator('[data-step]')).toHaveCount(8)
  await expect(step(8)).toContainText('1 column less')
})

test('undo and redo go through every change', async () => {
  await page.keyboard.press('Control+z')
  await expect(step(3)).toContainText('corn · median')
  await page.keyboard.press('Control+Shift+z')
  await expect(step(3)).toContainText('corn · a value · 10')
})

test('steps move, rest and go by keyboard, and come back', async () => {
  await step(2).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(step(1)).toContainText('Read values as missing')
  await expect(step(1)).toBeFocused()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(step(2)).toContainText('Read values as missing')
  await step(2).focus()
  await page.getByRole('button', { name: 'Switch step 2 off' }).click()
  await expect(step(2)).toContainText('switched off')
  await expect(step(3)).toContainText('changes nothing')
  await step(2).focus()
  await page.keyboard.press('Delete')
  await expect(page.locator('[data-step]')).toHaveCount(7)
  for (const _ of ['removed', 'switched off']) await page.keyboard.press('Control+z')
  await expect(step(2)).toContainText('6 cells changed')
  await expect(page.locator('[data-step]')).toHaveCount(8)
})

test('a step that cannot be done says why', async () => {
  await add('Leave out columns')
  await choose('Columns to leave out', 'corn_per_bird')
  await page.getByRole('button', { name: 'Add the step' }).click()
  await expect(step(9)).toContainText('1 column less')
  await step(7).click()
  await page.getByRole('button', { name: 'Switch step 7 off' }).click()
  await expect(step(9)).toContainText('There is no column "corn_per_bird" at this point')
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.locator('[data-step]')).toHaveCount(8)
})

test('a column shows its distribution before and after', async () => {
  await step(2).click()
  await page.getByRole('button', { name: /^corn number/ }).click()
  await expect(page.getByRole('heading', { name: 'corn before and after' })).toBeVisible()
  await expect(page.getByRole('row', { name: /^missing/ })).toContainText('+6')
  await expect(page.getByRole('figure')).toBeVisible()
  await page.getByText('Changed rows').click()
  await expect(page.locator('.prep-grid tbody tr')).toHaveCount(6)
  await page.getByText('After', { exact: true }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^corn number/ }).click()
})

test('the steps are still there after the page was left', async () => {
  await open(page, '/preparation')
  await page.getByRole('button', { name: 'Prepare january' }).click()
  await expect(page.locator('[data-step]')).toHaveCount(8)
})

test('nothing is written before apply, which makes version 2', async () => {
  expect(await versions()).toEqual([1])
  await page.getByRole('button', { name: 'Apply as version 2' }).click()
  await expect(page.getByText('january: version 2 is made with 59 rows and 6 columns.')).toBeVisible({ timeout: 20_000 })
  expect(await versions()).toEqual([2, 1])
  await expect(page.getByText('8 steps on version 1')).toBeVisible()
})

test('the steps of a version can be taken up and saved as a recipe', async () => {
  await page.getByRole('button', { name: 'Change its steps' }).click()
  await expect(page.locator('[data-step]')).toHaveCount(8)
  await page.getByRole('button', { name: 'Recipe' }).click()
  await page.getByRole('menuitem', { name: 'Save as a recipe' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name of the recipe' }).fill('monthly clean')
  await dialog.getByRole('button', { name: 'Save the recipe' }).click()
  await expect(page.getByText('monthly clean is saved')).toBeVisible()
})

test('version 1 is restored as version 3', async () => {
  await page.getByRole('button', { name: 'Restore 1' }).click()
  await expect(page.getByText('Version 3 is made, equal to version 1')).toBeVisible()
  expect(await versions()).toEqual([3, 2, 1])
})

test('a replay asks for the renamed column, and giving it up leaves no version', async () => {
  await open(page, '/preparation')
  await page.getByRole('button', { name: 'Replay monthly clean' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'On the dataset' }).click()
  await page.getByRole('option', { name: 'february' }).click()
  await expect(dialog.getByRole('row', { name: /^corn number/ })).toBeVisible()
  await dialog.getByRole('combobox', { name: 'Column for corn' }).click()
  await page.getByRole('option', { name: 'total_corn' }).click()
  await expect(dialog.getByRole('combobox', { name: 'Column for corn' })).toHaveValue('total_corn')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toBeHidden()
  expect(await versions('february')).toEqual([1])
})

test('the replay tells what became of every step', async () => {
  await page.getByRole('button', { name: 'Replay monthly clean' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'On the dataset' }).click()
  await page.getByRole('option', { name: 'february' }).click()
  await dialog.getByRole('combobox', { name: 'Column for corn' }).click()
  await page.getByRole('option', { name: 'total_corn' }).click()
  await dialog.getByRole('button', { name: 'Replay', exact: true }).click()
  await expect(dialog.getByText('february: version 2 is made with 59 rows and 6 columns.')).toBeVisible({ timeout: 20_000 })
  await expect(dialog.getByText('done', { exact: true })).toHaveCount(9)
  await expect(dialog.getByRole('row', { name: /Columns take the names of the recipe/ })).toBeVisible()
  expect(await versions('february')).toEqual([2, 1])
  await dialog.getByRole('button', { name: 'Close' }).last().click()
})

for (const [language, scheme, add, fill] of [
  ['en', 'light', 'Add', 'Fill missing values'],
  ['fr', 'dark', 'Ajouter', 'Compléter les valeurs manquantes'],
] as const) {
  test(`axe finds nothing on any page: ${language}, ${scheme}`, async () => {
    await look(page, { language, scheme })
    await open(page, '/preparation')
    await expect(page.getByText('monthly clean')).toBeVisible()
    await axeFindsNothing(page, 'list')
    await open(page, `/preparation/${january}`)
    await expect(page.locator('.prep-suggestions button').first()).toBeVisible()
    await page.locator('.prep-suggestions button').first().click()
    await expect(step(1)).toContainText('60')
    await axeFindsNothing(page, 'studio')
    await page.getByRole('button', { name: add, exact: true }).first().click()
    await axeFindsNothing(page, 'menu')
    await page.getByRole('dialog').getByRole('button', { name: fill }).click()
    await page.locator('.prep-head button').nth(2).click()
    await expect(page.getByRole('figure')).toBeVisible()
    await axeFindsNothing(page, 'edit')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await open(page, '/preparation')
    await page
      .getByRole('button', { name: /monthly clean/ })
      .last()
      .click()
    await page.getByRole('dialog').getByRole('combobox').first().click()
    await page.getByRole('option', { name: 'february' }).click()
    await expect(page.getByRole('dialog').getByRole('table')).toBeVisible()
    await axeFindsNothing(page, 'replay')
    await page.keyboard.press('Escape')
  })
}

test('a deleted recipe comes back with undo', async () => {
  await look(page, { language: 'en', scheme: 'light' })
  await open(page, '/preparation')
  await page.getByRole('button', { name: 'Delete monthly clean' }).click()
  await expect(page.getByRole('heading', { name: 'No recipe yet' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('button', { name: 'Replay monthly clean' })).toBeVisible()
})

/** 60 lots, two of them twice; −999 and !! where nothing was measured, one impossible number of birds. */
function lotsFile(corn: string): string {
  const rows = Array.from({ length: 60 }, (_, i) => {
    const weight = i % 10 === 4 ? '-999' : (9.5 + (i % 7) / 10).toFixed(1)
    const loss = i % 20 === 8 ? '!!' : (1.5 + (i % 9) / 10).toFixed(1)
    return `L${i};${i % 2 ? 'Auch' : 'Condom'};${weight};${loss};${i === 30 ? 12000 : 700 + i};2026-01-${String(1 + (i % 28)).padStart(2, '0')}`
  })
  return [`code;site;${corn};loss;birds;placed`, ...rows, rows[0], rows[1]].join('\n')
}

/** Imports a file without the window; the losses stay texts. */
async function bringIn(name: string, content: string): Promise<number> {
  const project = { 'x-tessera-project': encodeURIComponent(PROJECT) }
  const given = await page.request.post(`/api/uploads?name=${name}.csv`, { data: Buffer.from(content), headers: project })
  const { file } = (await given.json()) as { file: string }
  const started = await page.request.post('/api/datasets/import', {
    data: { file, name, types: 'loss=text', missing: ['NA'] },
    headers: project,
  })
  expect(started.status()).toBe(202)
  const find = async () => {
    const answer = await page.request.get('/api/datasets', { headers: project })
    const { datasets } = (await answer.json()) as { datasets: { dataset_id: number; name: string }[] }
    return datasets.find((one) => one.name === name)?.dataset_id ?? 0
  }
  await expect.poll(find, { timeout: 15_000 }).toBeGreaterThan(0)
  return find()
}

async function versions(dataset = 'january'): Promise<number[]> {
  const answer = await page.request.get(`/api/datasets/${dataset}/versions?project=${encodeURIComponent(PROJECT)}`)
  return ((await answer.json()) as { versions: { version_number: number }[] }).versions.map(({ version_number }) => version_number)
}

const step = (number: number) => page.locator('[data-step]').nth(number - 1)

async function add(kind: string) {
  await page.getByRole('button', { name: 'Add', exact: true }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: kind, exact: true }).click()
}

async function choose(label: string, option: string) {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
  await page.keyboard.press('Tab')
}

/** Rows are alike: the first ones stand for all. */
