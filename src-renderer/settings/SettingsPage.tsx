import { Button } from '@mantine/core'
import { IconRestore } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Mosaic, Page, useToasts } from '#ui'
import { EnginePanel } from './parts/EnginePanel.tsx'
import { HealthPanel } from './parts/HealthPanel.tsx'
import { LogPanel } from './parts/LogPanel.tsx'
import { WindowPanel } from './parts/WindowPanel.tsx'
import { WorkspacePanel } from './parts/WorkspacePanel.tsx'
import { type Settings, usualSettings } from './stored-settings.ts'

interface Props {
  settings: Settings
  set: (change: Partial<Settings>) => void
}

/** How the window looks, what the engine may take, and whether all is well. */
export function SettingsPage({ settings, set }: Props) {
  const { t } = useTranslation()
  const { show } = useToasts()
  const reset = () => {
    const usual = usualSettings()
    set(usual)
    show(t('settings.resetDone'), { undo: () => set(settings), redo: () => set(usual) })
  }
  return (
    <Page
      title={t('settings.title')}
      crumbs={[{ label: t('settings.title') }]}
      facts={[{ label: t('settings.keptAtOnce') }]}
      actions={
        <Button leftSection={<IconRestore size={14} stroke={1.5} />} onClick={reset}>
          {t('settings.reset')}
        </Button>
      }
    >
      <Mosaic fill columns="minmax(0, 1fr) minmax(0, 1fr)" rows="auto auto minmax(200px, 1fr)">
        <WindowPanel settings={settings} set={set} />
        <EnginePanel />
        <WorkspacePanel />
        <HealthPanel />
        <LogPanel />
      </Mosaic>
    </Page>
  )
}
