import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { type Crumb, copyText, type Frame, FrameContext, useToasts } from '#ui'
import { CommandPalette } from './CommandPalette.tsx'
import { JobsBar } from './JobsBar.tsx'
import { KeyList } from './KeyList.tsx'
import { Navigation } from './Navigation.tsx'
import { useAbout, useSample } from './queries.ts'
import { helpTopicOf, SECTIONS } from './sections.ts'
import { useSettings } from './settings.tsx'
import { TopBar } from './TopBar.tsx'
import { Tour } from './tour/Tour.tsx'
import { commandInSight, useKeys } from './use-keys.ts'
import { useRail } from './use-rail.ts'
import { useRegions } from './use-regions.ts'

interface Props {
  project: string
  onProject: (name: string) => void
  touring: boolean
  onTour: (touring: boolean) => void
  children: ReactNode
}

/** Top bar, navigation, the page, the jobs at the foot, and what opens over them. */
export function Shell({ project, onProject, touring, onTour, children }: Props) {
  const { t } = useTranslation()
  const { settings, set } = useSettings()
  const [, navigate] = useLocation()
  const [open, setOpen] = useState<'commands' | 'keys'>()
  const about = useAbout()
  const sample = useSample()
  const { frame, crumbs, rail } = useFrameState()
  const copyCommand = useCopyCommand()
  const close = () => setOpen(undefined)
  useRegions()
  useKeys(
    {
      commands: () => setOpen('commands'),
      list: () => setOpen('keys'),
      section: (number) => SECTIONS[number - 1] && navigate(SECTIONS[number - 1].href),
      import: () => navigate('/datasets/import'),
      inspector: frame.toggleInspector,
      copyCommand,
    },
    settings.singleKeys === 'on',
  )
  return (
    <div className={`shell ${rail ? 'rail' : ''}`}>
      <button type="button" className="bare skip" onClick={() => document.querySelector('main')?.focus()}>
        {t('app.skip')}
      </button>
      <TopBar crumbs={crumbs} project={project} onProject={onProject} onCommands={() => setOpen('commands')} />
      <Navigation rail={rail} workspace={about.data && { folder: about.data.workspace, sizeBytes: about.data.workspace_bytes }} />
      <FrameContext value={frame}>{children}</FrameContext>
      <JobsBar />
      <CommandPalette
        opened={open === 'commands'}
        onClose={close}
        actions={{
          go: navigate,
          openProject: onProject,
          set,
          toggleInspector: frame.toggleInspector,
          copyCommand,
          showKeys: () => setOpen('keys'),
          startTour: () => onTour(true),
          loadSample: () => sample.mutate(settings.language),
        }}
      />
      <KeyList opened={open === 'keys'} onClose={close} />
      {touring && <Tour onEnd={() => onTour(false)} />}
    </div>
  )
}

/** What pages and frame tell each other. */
function useFrameState() {
  const { settings, set } = useSettings()
  const [location] = useLocation()
  const [crumbs, showCrumbs] = useState<readonly Crumb[]>([])
  const [threeColumns, wantRail] = useState(false)
  const shown = settings.inspector === 'shown'
  const topic = location.startsWith('/help') ? undefined : helpTopicOf(location)
  const toggleInspector = useCallback(() => set({ inspector: shown ? 'hidden' : 'shown' }), [set, shown])
  const frame = useMemo(
    (): Frame => ({
      showCrumbs,
      wantRail,
      inspectorShown: shown,
      toggleInspector,
      helpHref: topic && `#/help/${topic}`,
      termHref: (_term, text) => `#/help/${topic ?? 'workbench'}/${encodeURIComponent(text)}`,
    }),
    [shown, toggleInspector, topic],
  )
  return { frame, crumbs, rail: useRail(threeColumns) }
}

function useCopyCommand() {
  const { t } = useTranslation()
  const { show } = useToasts()
  return () => {
    const command = commandInSight()
    if (command === undefined) show(t('app.noCommandHere'))
    else void copyText(command).then(() => show(t('app.commandCopied', { command: command.slice(0, 120) })))
  }
}
