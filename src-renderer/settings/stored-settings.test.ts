import { expect, test } from 'vitest'
import { readSettings, usualSettings, writeSettings } from './stored-settings.ts'

const storage = (text: string | null) => ({ getItem: () => text })

test.each([
  [null, 'fr-CA', { language: 'fr', scheme: 'system', density: 'normal' }],
  ['not json', 'de', { language: 'en', scheme: 'system', density: 'normal' }],
  ['[]', 'en-GB', { language: 'en', scheme: 'system', density: 'normal' }],
  ['{"language":"fr","scheme":"pink","density":"roomy"}', 'en', { language: 'fr', scheme: 'system', density: 'roomy' }],
  ['{"singleKeys":"off","inspector":"hidden","tour":7}', 'en', { singleKeys: 'off', inspector: 'hidden', tour: 'offered' }],
] as const)('%s on a %s system', (text, system, expected) =>
  expect(readSettings(storage(text), system)).toEqual({ ...usualSettings(system), ...expected }),
)

test('what is written is read again', () => {
  let kept = ''
  const settings = { language: 'fr', scheme: 'dark', density: 'dense', singleKeys: 'off', inspector: 'hidden', tour: 'done' } as const
  writeSettings(settings, { setItem: (_key, text) => (kept = text) })
  expect(readSettings(storage(kept), 'en')).toEqual(settings)
})
