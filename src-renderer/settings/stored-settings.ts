import type { Density, Language, Scheme } from '#ui'

/** How this window looks and answers; kept in the window, not in the workspace. */
export interface Settings {
  language: Language
  scheme: Scheme | 'system'
  density: Density
  /** Whether J, K, / and ? act without Ctrl. */
  singleKeys: 'on' | 'off'
  inspector: 'shown' | 'hidden'
  /** Whether the tour is still to be offered. */
  tour: 'offered' | 'done'
}

const KEY = 'tessera.settings'
export const ALLOWED = {
  language: ['en', 'fr'],
  scheme: ['light', 'dark', 'system'],
  density: ['dense', 'normal', 'roomy'],
  singleKeys: ['on', 'off'],
  inspector: ['shown', 'hidden'],
  tour: ['offered', 'done'],
} as const satisfies { [K in keyof Settings]: readonly Settings[K][] }

/** What was kept, each part checked; for the rest the language of the system and the usual look. */
export function readSettings(storage: Pick<Storage, 'getItem'> = localStorage, system = navigator.language): Settings {
  const kept = parsed(storage.getItem(KEY))
  const pick = <K extends keyof Settings>(name: K, usual: Settings[K]): Settings[K] =>
    (ALLOWED[name] as readonly unknown[]).includes(kept[name]) ? (kept[name] as Settings[K]) : usual
  const usual = usualSettings(system)
  return {
    language: pick('language', usual.language),
    scheme: pick('scheme', usual.scheme),
    density: pick('density', usual.density),
    singleKeys: pick('singleKeys', usual.singleKeys),
    inspector: pick('inspector', usual.inspector),
    tour: pick('tour', usual.tour),
  }
}

export const usualSettings = (system = navigator.language): Settings => ({
  language: system.toLowerCase().startsWith('fr') ? 'fr' : 'en',
  scheme: 'system',
  density: 'normal',
  singleKeys: 'on',
  inspector: 'shown',
  tour: 'offered',
})

export const writeSettings = (settings: Settings, storage: Pick<Storage, 'setItem'> = localStorage) =>
  storage.setItem(KEY, JSON.stringify(settings))

function parsed(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
