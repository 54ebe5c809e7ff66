import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Crumb, CrumbsContext } from '#ui'
import { JobsBar } from './JobsBar.tsx'
import { Navigation } from './Navigation.tsx'
import { useAbout } from './queries.ts'
import { TopBar } from './TopBar.tsx'
import { useRegions } from './use-regions.ts'

interface Props {
  project: string
  onProject: (name: string) => void
  children: ReactNode
}

/** Top bar, navigation, the page, and the jobs at the foot. */
export function Shell({ project, onProject, children }: Props) {
  const { t } = useTranslation()
  const [crumbs, setCrumbs] = useState<readonly Crumb[]>([])
  const about = useAbout()
  useRegions()
  return (
    <div className="shell">
      <button type="button" className="bare skip" onClick={() => document.querySelector('main')?.focus()}>
        {t('app.skip')}
      </button>
      <TopBar crumbs={crumbs} project={project} onProject={onProject} />
      <Navigation workspace={about.data && { folder: about.data.workspace, sizeBytes: about.data.workspace_bytes }} />
      <CrumbsContext value={setCrumbs}>{children}</CrumbsContext>
      <JobsBar />
    </div>
  )
}
