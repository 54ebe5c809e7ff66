// The frame that every page shares: commands, keys, jobs, settings, help, tour; and all pages in both languages and appearances.
import { expect, type Page, test } from '@playwright/test'
import { axeFindsNothing, look, open, set, startWalk } from './walk.ts'

const PROJECT = 'walk of the frame'
const QUERY = `project=${encodeURIComponent(PROJECT)}`

let page: Page
let run_id: number
let dataset_id: number

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser, baseURL }) => {
  page = await startWalk(browser, baseURL, PROJECT)
  await set(page, { tour: 'offered' })
})

test.afterAll(() => page.context().close())

test('the tour offers the sample, shows a run and is not offered again', async () => {
  await open(page, '/')
  await page.getByRole('button', { name: 'Take the tour' }).click()
  const card = page.getByRole('dialog', { name: 'Tour' })
  await expect(card).toBeFocused()
  await expect(card.getByRole('button', { name: 'Next' })).toBeDisabled()
  await card.getByRole('button', { name: 'Open the sample' }).click()
  await expect(card.getByRole('button', { name: 'Next' })).toBeEnabled({ timeout: 40_000 })
  await card.getByRole('button', { name: 'Next' }).click()
  for (const title of [
    'Sections',
    'Every page, action and run',
    'Each cluster in its own units',
    'Doubt comes first',
    'Why here?',
    'Jobs',
  ]) {
    await expect(card.getByRole('heading', { name: title })).toBeVisible()
    await expect(card).toBeFocused()
    await page.keyboard.press('ArrowRight')
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Run \d+/)
  await page.keyboard.press('ArrowLeft')
  await expect(card.getByRole('heading', { name: 'Jobs' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(card).toBeHidden()
  await open(page, '/')
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Next steps' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Take the tour' })).toBeHidden()
  await settle()
})

test.describe('commands', () => {
  const field = () => page.getByRole('combobox', { name: 'Search or run a command' })

  test('find a run by its French name and open it', async () => {
    await open(page, '/')
    await page.keyboard.press('Control+k')
    await expect(field()).toBeFocused()
    await page.keyboard.type('execution 4')
    await expect(page.getByRole('option', { selected: true })).toContainText('4 clusters')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Run ${run_id} · four clusters`)
  })

  test('show what was used last first', async () => {
    await page.getByRole('button', { name: 'Search or run a command Ctrl K' }).click()
    await expect(page.getByRole('option').first()).toContainText(`Run ${run_id}`)
    await page.keyboard.type('reglages')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  })

  test('lead to a chapter of the help, and say when nothing is found', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('zebra')
    await expect(page.getByText('Nothing is named “zebra”.')).toBeVisible()
    await field().fill('what each number')
    await page.keyboard.press('Enter')
    await expect(page.locator('h2.found')).toHaveText('What each number means')
  })
})

test.describe('keys', () => {
  test('go to sections, to the import and to regions', async () => {
    await page.keyboard.press('Control+1')
    await expect(page).toHaveURL(/#\/$/)
    await page.keyboard.press('Control+i')
    await expect(page.getByRole('heading', { level: 1, name: 'Import a file' })).toBeVisible()
    await open(page, `/lots/runs/${run_id}`)
    await expect(page.locator('.inspector [data-sum]')).toBeVisible()
    await page.locator('h1').click()
    for (const region of ['aside', 'footer', 'nav', 'main']) {
      await page.keyboard.press('F6')
      await expect(page.locator(`${region}[data-region]`)).toBeFocused()
    }
  })

  test('the list opens with ? and closes with Esc', async () => {
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Copy the command of what is shown')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden()
  })

  test('Ctrl . hides the details and keeps them hidden', async () => {
    await page.keyboard.press('Control+.')
    await expect(page.locator('.inspector')).toBeHidden()
    await page.reload()
    await page.getByRole('button', { name: 'Details' }).click()
    await expect(page.locator('.inspector [data-sum]')).toBeVisible()
  })

  test('Ctrl Shift C copies the command of what is looked at', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.keyboard.press('Control+Shift+c')
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(new RegExp(`^tessera lots why ${run_id} LOT-`))
  })

  test('J and K walk; switched off they do nothing', async () => {
    const chosen = page.locator('.inspector h2')
    const first = await chosen.innerText()
    await page.keyboard.press('j')
    await expect(chosen).not.toHaveText(first)
    await page.keyboard.press('k')
    await expect(chosen).toHaveText(first)
    await open(page, '/settings')
    await page.getByRole('radiogroup', { name: 'Single letters' }).getByText('Off').click()
    await open(page, `/lots/runs/${run_id}`)
    await expect(chosen).toHaveText(first)
    await page.locator('h1').click()
    await page.keyboard.press('j')
    await page.keyboard.press('?')
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(chosen).toHaveText(first)
    await expect(page.getByRole('dialog')).toBeHidden()
    await set(page, { singleKeys: 'on' })
  })
})

test.describe('settings', () => {
  test('threads and memory are checked while typed, kept, and undone after the message has gone', async () => {
    await open(page, '/settings')
    const threads = page.getByRole('textbox', { name: 'Threads of a computation' })
    await threads.fill('300')
    await expect(page.getByText('A whole number from 0 to 256 is expected.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Keep for the next start' })).toBeDisabled()
    await threads.fill('1')
    await page.getByRole('textbox', { name: 'Memory for large tables' }).focus()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Kept; used from the next start of Tessera on.')).toBeVisible()
    expect(await kept()).toMatchObject({ threads: 1, memory_mb: 0 })
    await page.locator('.toast', { hasText: 'Kept' }).getByRole('button', { name: 'Close' }).click()
    await page.locator('h1').click()
    await page.keyboard.press('Control+z')
    await expect.poll(kept).toMatchObject({ threads: 0 })
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(kept).toMatchObject({ threads: 1 })
    await page.keyboard.press('Control+z')
    await expect.poll(kept).toMatchObject({ threads: 0 })
  })

  test('the language changes live, with numbers and errors; defaults come back and can be undone', async () => {
    await page.getByRole('radiogroup', { name: 'Language' }).getByText('Français').click()
    await expect(page.getByRole('heading', { level: 1, name: 'Réglages' })).toBeVisible()
    await expect(page.getByText('1\u00a0234,5', { exact: true })).toBeVisible()
    await open(page, '/jobs/999999')
    await expect(page.getByRole('alert')).toContainText('Aucune tâche de ce projet ne porte le numéro')
    await open(page, '/settings')
    await page.getByRole('button', { name: 'Revenir aux valeurs par défaut' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Réglages' })).toBeVisible()
    await look(page, { language: 'en', scheme: 'light' })
  })

  test('the health of the PC is told on demand', async () => {
    await page.getByRole('button', { name: 'Check now' }).click()
    await expect(page.getByRole('row', { name: /^Kernels well/ })).toBeVisible({ timeout: 20_000 })
  })

  async function kept() {
    return (await page.request.get(`/api/system/settings?${QUERY}`)).json()
  }
})

test.describe('jobs', () => {
  test('are listed, opened by Enter and lead to their result', async () => {
    await open(page, '/jobs')
    const grid = page.getByRole('grid', { name: 'Jobs' })
    await expect(grid).toContainText('Clustering of lots')
    await grid
      .getByRole('row', { name: /Clustering of lots/ })
      .first()
      .click()
    await grid.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Clustering of lots · job \d+$/)
    await expect(page.locator('.facts')).toContainText('lots.cluster')
    await page.getByRole('link', { name: 'Open the result' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Run ${run_id} · four clusters`)
  })

  test('a failed one stands in the strip, tells why in both languages and can be run again', async () => {
    const { file } = await (await page.request.post('/api/uploads?name=header.csv', { data: Buffer.from('code_lot;itm\n') })).json()
    const { task_id } = await (await page.request.post(`/api/datasets/import?${QUERY}`, { data: { file } })).json()
    await page.getByRole('link', { name: 'Import: failed' }).click()
    await expect(page.getByRole('alert')).toContainText('The file has no row below its header (code_lot, itm).')
    await look(page, { language: 'fr' })
    await expect(page.getByRole('alert')).toContainText('Le fichier n’a aucune ligne sous ses titres (code_lot, itm).')
    await expect(page.getByText('Code FILE_NO_ROWS')).toBeVisible()
    await look(page, { language: 'en' })
    await expect(page.getByRole('button', { name: 'Run the job again' })).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page).not.toHaveURL(new RegExp(`jobs/${task_id}$`))
    await expect(page.getByRole('alert')).toContainText('has no row')
    await open(page, `/jobs/${task_id}`)
    await expect(page.getByText(/^Run again as/)).toBeVisible()
  })
})

test('each page has its help, and a dotted word leads to its definition', async () => {
  await open(page, `/lots/runs/${run_id}`)
  await page.locator('.facts').getByRole('link', { name: 'silhouette' }).click()
  await expect(page.locator('td.found')).toHaveText('silhouette')
  await open(page, '/datasets/import')
  await page.getByRole('main').getByRole('link', { name: 'Help', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Import' })).toBeVisible()
  await look(page, { language: 'fr' })
  await expect(page.getByRole('region', { name: 'Import' })).toContainText('prouve le type de chaque colonne')
  await look(page, { language: 'en' })
})

test('a page that breaks shows a text to copy; the rest of the window stays', async () => {
  await page.route(/\/assets\/JobsPage-.*\.js/, (route) => route.abort())
  await page.reload()
  await open(page, '/jobs')
  await expect(page.getByRole('heading', { level: 1, name: 'This page stopped working' })).toBeVisible()
  await page.getByRole('button', { name: 'Copy the details' }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('#/jobs')
  await page.unroute(/\/assets\/JobsPage-.*\.js/)
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Lots' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Lots' })).toBeVisible()
})

test('the page is reached by keyboard alone', async () => {
  await open(page, '/')
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Next steps' })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Skip to the page' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

const PAGES = (): Record<string, string> => ({
  '/': 'text=/Next steps|Étapes suivantes/',
  '/datasets': '[role=grid]',
  [`/datasets/${dataset_id}`]: '[role=grid]',
  '/datasets/import': '.wizard',
  '/lots': '[role=grid]',
  '/lots/new': '.wizard .preview td',
  [`/lots/runs/${run_id}`]: '.inspector [data-sum]',
  [`/lots/runs/${run_id}/score`]: '.drop',
  [`/lots/compare/${run_id}/${run_id}`]: '.heat',
  '/preparation': 'h1',
  [`/preparation/${dataset_id}`]: '.prep-studio',
  '/jobs': '[role=grid]',
  '/jobs/1': 'h1',
  '/settings': 'form, .setting',
  '/help': '.help-text h2',
  '/help/lots': '.help-text table',
  '/nowhere': '.empty',
})

for (const language of ['en', 'fr'] as const)
  for (const scheme of ['light', 'dark'] as const)
    test(`axe finds nothing on any page: ${language}, ${scheme}`, async () => {
      test.slow()
      await look(page, { language, scheme })
      for (const [path, ready] of Object.entries(PAGES())) {
        await open(page, path)
        await expect(page.locator(ready).first(), path).toBeVisible()
        await axeFindsNothing(page, path)
      }
      await page.keyboard.press('Control+k')
      await expect(page.getByRole('option').first()).toBeVisible()
      await axeFindsNothing(page, 'commands')
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog')).toBeVisible()
      await axeFindsNothing(page, 'keys')
      await page.keyboard.press('Escape')
    })

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
  { width: 2560, height: 1440 },
]

test('nothing is cut off sideways from 1280 × 800 to 2560 × 1440', async () => {
  await look(page, { language: 'fr', scheme: 'light' })
  for (const [path, ready] of Object.entries(PAGES())) {
    await open(page, path)
    await expect(page.locator(ready).first(), path).toBeVisible()
    for (const size of SIZES) {
      await page.setViewportSize(size)
      const cut = await page.evaluate(() =>
        ['html', '.top', '.pagehead', '.body', '.jobs', '.nav'].filter((selector) => {
          const box = document.querySelector(selector)
          return box !== null && box.scrollWidth > box.clientWidth + 1
        }),
      )
      expect.soft(cut, `${path} at ${size.width}`).toEqual([])
    }
  }
})

test('the rail names its icons at the keyboard; a wide window shows the words', async () => {
  await page.setViewportSize(SIZES[1])
  const word = page.getByRole('navigation', { name: 'Rubriques' }).getByText('Jeux de données')
  expect((await word.boundingBox())?.width).toBeGreaterThan(40)
  await page.setViewportSize(SIZES[0])
  await expect.poll(async () => (await word.boundingBox())?.width).toBeLessThan(2)
  await page.getByRole('link', { name: 'Jeux de données' }).first().focus()
  await expect(page.getByRole('tooltip', { name: 'Jeux de données' })).toBeVisible()
})

test('with colours forced by the system the tiles keep theirs and an edge', async () => {
  await open(page, `/lots/runs/${run_id}`)
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  const tile = page.locator('.heat .tile').first()
  await expect(tile).toBeVisible()
  const [width, ground] = await tile.evaluate((element) => {
    const style = getComputedStyle(element)
    return [style.borderTopWidth, style.backgroundColor]
  })
  expect(width).toBe('1px')
  expect(ground).not.toMatch(/rgba\(0, 0, 0, 0\)|rgb\(255, 255, 255\)/)
  await page.emulateMedia({ forcedColors: null, reducedMotion: null })
})

test('a project is made, renamed and deleted, which asks for its name and says what was freed', async ({ browser, baseURL }) => {
  const own = await startWalk(browser, baseURL, 'short life')
  const menu = (item: string) => own.getByRole('menuitem', { name: item }).click()
  await own.getByRole('button', { name: /Project/ }).click()
  await menu('Rename project')
  await own.getByRole('textbox', { name: 'Name' }).fill('shorter life')
  await own.keyboard.press('Enter')
  await own.getByRole('button', { name: 'Project shorter life' }).click()
  await menu('Delete project')
  const confirm = own.getByRole('button', { name: 'Delete project' })
  await expect(confirm).toBeDisabled()
  await axeFindsNothing(own, 'deleting a project')
  await own.getByLabel('Type shorter life to confirm').fill('shorter life')
  await confirm.click()
  await expect(own.getByText(/shorter life is deleted: .+ freed/)).toBeVisible()
  await expect(own.getByRole('button', { name: 'Project First project' })).toBeVisible()
  await own.context().close()
})

/** Learns the ids of what the sample made. */
async function settle() {
  const { runs } = await (await page.request.get(`/api/lots/clustering/runs?${QUERY}`)).json()
  const { datasets } = await (await page.request.get(`/api/datasets?${QUERY}`)).json()
  run_id = runs[0].run_id
  dataset_id = datasets[0].dataset_id
}
