import type { Density, Language, Scheme } from '#ui'

export interface Settings {
  language: Language
  scheme: Scheme | 'system'
  density: Density
}

const KEY = 'tessera.settings'
const ALLOWED = { language: ['en', 'fr'], scheme: ['light', 'dark', 'system'], density: ['dense', 'normal', 'roomy'] } as const

/** What was kept, each part checked; for the rest the language of the system and the usual look. */
export function readSettings(storage: Pick<Storage, 'getItem'> = localStorage, system = navigator.language): Settings {
  const kept = parsed(storage.getItem(KEY))
  const pick = <K extends keyof Settings>(name: K, usual: Settings[K]): Settings[K] =>
    (ALLOWED[name] as readonly unknown[]).includes(kept[name]) ? (kept[name] as Settings[K]) : usual
  return {
    language: pick('language', system.toLowerCase().startsWith('fr') ? 'fr' : 'en'),
    scheme: pick('scheme', 'system'),
    density: pick('density', 'normal'),
  }
}

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
