import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { fitOnScreens, keepSettings, readSettings, withProject } from './settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'tessera-window-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('settings', () => {
  it('come back as they were kept', async () => {
    const path = join(folder, 'kept.json')
    const settings = { bounds: { x: 5, y: 6, width: 1500, height: 950 }, maximized: true, language: 'fr' as const, projects: ['a', 'b'] }
    await keepSettings(path, settings)
    expect(readSettings(path)).toEqual(settings)
  })

  it.each(['', 'null', '[]', '{"bounds":{"width":"wide","height":2},"language":"de","projects":3,"maximized":1}'])(
    'are the usual ones when the file holds %j',
    (text) => {
      const path = join(folder, 'broken.json')
      writeFileSync(path, text)
      expect(readSettings(path)).toEqual({ bounds: { width: 1440, height: 900 }, maximized: false, language: null, projects: [] })
    },
  )
})

describe('fitOnScreens', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1040 }
  const bounds = { x: 100, y: 50, width: 1440, height: 900 }
  it('keeps a place that is seen', () => expect(fitOnScreens(bounds, [screen])).toEqual(bounds))
  it.each([
    ['a screen that is gone', { ...bounds, x: 2500 }],
    ['a title bar above the screen', { ...bounds, y: -20 }],
    ['all but a sliver outside', { ...bounds, x: 1900 }],
    ['no place', { width: 1440, height: 900 }],
  ])('lets the system choose for %s', (_what, lost) => expect(fitOnScreens(lost, [screen])).toEqual({ width: 1440, height: 900 }))
  it('is never smaller than a page can be', () =>
    expect(fitOnScreens({ x: 0, y: 0, width: 10, height: 10 }, [screen])).toEqual({ x: 0, y: 0, width: 1024, height: 640 }))
})

it('puts the open project first and forgets the ninth', () => {
  expect(withProject(['a', 'b'], 'b')).toEqual(['b', 'a'])
  expect(withProject(['1', '2', '3', '4', '5', '6', '7', '8'], '9')).toEqual(['9', '1', '2', '3', '4', '5', '6', '7'])
})
