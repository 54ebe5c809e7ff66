import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { Router, useLocation } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { currentProject } from '#client'
import { createI18n } from '#i18n'
import { UiProvider } from '#ui'
import { readSettings } from '../settings/stored-settings.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Routes } from './routes.tsx'
import { Shell } from './Shell.tsx'
import { SettingsProvider, useSettings } from './settings.tsx'
import { useEngineEvents } from './use-engine-events.ts'
import { useWindow } from './use-window.ts'

/** The engine is on this PC: an answer is fresh until it says otherwise, and a refusal will not change by asking again. */
const createQueries = () =>
  new QueryClient({ defaultOptions: { queries: { staleTime: 30_000, retry: false, refetchOnWindowFocus: false } } })

export function App() {
  const [i18n] = useState(() => createI18n(readSettings().language))
  const [queries] = useState(createQueries)
  return (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queries}>
        <SettingsProvider>
          <Themed />
        </SettingsProvider>
      </QueryClientProvider>
    </I18nextProvider>
  )
}

function Themed() {
  const { forcedScheme, settings } = useSettings()
  return (
    <UiProvider scheme={forcedScheme} density={settings.density}>
      <ErrorBoundary>
        <Router hook={useHashLocation}>
          <Window />
        </Router>
      </ErrorBoundary>
    </UiProvider>
  )
}

/** A change of project asks for everything anew. */
function Window() {
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const [project, setProject] = useState(currentProject.get)
  const [touring, setTouring] = useState(false)
  const { set } = useSettings()
  useEngineEvents()
  const { t } = useTranslation()
  const label = project === 'default' ? t('app.defaultProject') : project
  const change = (name: string) => {
    currentProject.set(name)
    setProject(name)
    queries.clear()
    navigate('/')
  }
  const tour = (on: boolean) => {
    setTouring(on)
    if (on) set({ tour: 'done' })
  }
  useWindow(change)
  return (
    <Shell key={project} project={project} onProject={change} touring={touring} onTour={tour}>
      <Routes projectLabel={label} onTour={() => tour(true)} />
    </Shell>
  )
}
