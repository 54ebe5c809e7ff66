import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scheme } from '#ui'
import { readSettings, type Settings, writeSettings } from '../settings/stored-settings.ts'

interface Context {
  settings: Settings
  set: (change: Partial<Settings>) => void
  /** Undefined follows the system. */
  forcedScheme: Scheme | undefined
}

const SettingsContext = createContext<Context | null>(null)

export function useSettings(): Context {
  const context = useContext(SettingsContext)
  if (!context) throw new Error('useSettings was called outside SettingsProvider')
  return context
}

/** Language, appearance and the like; they outlast the window. */
export function SettingsProvider({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation()
  const [settings, setSettings] = useState(readSettings)
  const set = useCallback((change: Partial<Settings>) => setSettings((before) => ({ ...before, ...change })), [])
  useEffect(() => {
    writeSettings(settings)
    document.documentElement.lang = settings.language
    void i18n.changeLanguage(settings.language)
  }, [settings, i18n])
  const value = useMemo(
    () => ({ settings, set, forcedScheme: settings.scheme === 'system' ? undefined : settings.scheme }),
    [settings, set],
  )
  return <SettingsContext value={value}>{children}</SettingsContext>
}
