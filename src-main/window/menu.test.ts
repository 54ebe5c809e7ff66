import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { type MenuActions, menuOf } from './menu.ts'
import { languageOf, words } from './words.ts'

const actions = Object.fromEntries(
  ['importFile', 'go', 'project', 'closeWindow', 'openWorkspace', 'openLogs', 'checkForUpdates', 'about'].map((name) => [name, vi.fn()]),
) as unknown as MenuActions
const base = { language: 'en', projects: [], mac: false, packaged: true } as const

type Item = MenuItemConstructorOptions
const flat = (items: Item[]): Item[] => items.flatMap((item) => [item, ...flat((item.submenu as Item[] | undefined) ?? [])])
const find = (items: Item[], id: string) => flat(items).find((item) => item.id === id) as Item & { click(): void }

describe('the menu', () => {
  it.each(['en', 'fr'] as const)('has every label in %s', (language) => {
    const known = new Set<unknown>([...Object.values(words[language]), 'Tessera'])
    for (const mac of [true, false])
      for (const item of flat(menuOf(actions, { ...base, language, mac, packaged: false })))
        if (item.type !== 'separator') expect(known.has(item.label), String(item.label)).toBe(true)
  })

  it.each([true, false])('gives no key twice (mac: %s)', (mac) => {
    const keys = flat(menuOf(actions, { ...base, mac, packaged: false })).flatMap(({ accelerator }) => accelerator ?? [])
    expect(keys.length).toBeGreaterThan(6)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('stands where each platform has it', () => {
    const names = (mac: boolean) => menuOf(actions, { ...base, mac }).map(({ label }) => label)
    expect(names(true)).toEqual(['Tessera', 'File', 'Edit', 'View', 'Window', 'Help'])
    expect(names(false)).toEqual(['File', 'Edit', 'View', 'Help'])
  })

  it('offers developer tools in a checkout only', () => {
    const offered = (packaged: boolean) => flat(menuOf(actions, { ...base, packaged })).some(({ role }) => role === 'toggleDevTools')
    expect([offered(false), offered(true)]).toEqual([true, false])
  })

  it('lists the recent projects and opens the chosen one', () => {
    const recent = (projects: string[]) => find(menuOf(actions, { ...base, projects }), 'projects').submenu as (Item & { click(): void })[]
    expect(recent([])).toEqual([{ label: 'None yet', enabled: false }])
    const [first] = recent(['Foie & gras', 'b'])
    expect(first.label).toBe('Foie && gras')
    first.click()
    expect(actions.project).toHaveBeenCalledWith('Foie & gras')
  })

  it('sets off what it says', () => {
    const items = menuOf(actions, base)
    find(items, 'import').click()
    find(items, 'logs').click()
    find(items, 'home').click()
    expect(actions.importFile).toHaveBeenCalledOnce()
    expect(actions.openLogs).toHaveBeenCalledOnce()
    expect(actions.go).toHaveBeenCalledWith('/')
  })
})

describe('the words', () => {
  it('follow the system until the page says its language', () => {
    expect([languageOf(null, 'fr-CA'), languageOf(null, 'en-GB'), languageOf(null, 'de'), languageOf('en', 'fr-FR')]).toEqual([
      'fr',
      'en',
      'en',
      'en',
    ])
  })
  it('have no straight apostrophe and no plain space before : and ; in French', () => {
    const texts = Object.values(words.fr).map((text) => (typeof text === 'function' ? text(2 as never, 'x') : text))
    expect(texts.filter((text) => /'| [;:?!]/.test(text))).toEqual([])
  })
})
