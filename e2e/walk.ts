import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, expect, type Page } from '@playwright/test'

export interface Look {
  language?: 'en' | 'fr'
  scheme?: 'light' | 'dark'
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** A page of the local host in a project of its own, in English and light, the tour put aside. */
export async function startWalk(browser: Browser, baseURL: string | undefined, project: string): Promise<Page> {
  const context = await browser.newContext({ baseURL, viewport: { width: 1280, height: 800 }, acceptDownloads: true })
  const page = await context.newPage()
  await page.goto('/?token=e2e')
  expect((await page.request.post('/api/projects', { data: { name: project } })).ok()).toBe(true)
  await page.evaluate((name) => localStorage.setItem('tessera.project', name), project)
  await set(page, { language: 'en', scheme: 'light', tour: 'done' })
  return page
}

/** Changes language or appearance; the other settings stay. */
export const look = (page: Page, change: Look) => set(page, { ...change })

/** Changes settings of the window as they are kept between two starts. */
export async function set(page: Page, change: Record<string, string>): Promise<void> {
  await page.evaluate((part) => {
    const kept = JSON.parse(localStorage.getItem('tessera.settings') ?? '{}')
    localStorage.setItem('tessera.settings', JSON.stringify({ ...kept, ...part }))
  }, change)
  await page.reload()
}

export const open = (page: Page, path: string) => page.goto(`/#${path}`)

/** Holds what is shown against the rules of WCAG 2.2 AA; the walk goes on, so that all pages are told at once. */
export async function axeFindsNothing(page: Page, where: string): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  const { violations } = await axe.withTags(RULES).analyze()
  const found = violations.map(({ id, nodes }) => `${where} ${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
  expect.soft(found).toEqual([])
}
