import { Button, Tooltip } from '@mantine/core'
import { IconHelp, IconLayoutSidebarRight } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { type Fact, Facts } from './Facts.tsx'
import { type Crumb, useFrame } from './frame.ts'

interface Props {
  title: string
  badge?: ReactNode
  /** At most three, one of them filled. */
  actions?: ReactNode
  facts?: readonly Fact[]
  crumbs: readonly Crumb[]
  inspector?: ReactNode
  /** Narrow navigation also in a usual window: the page has three columns. */
  rail?: boolean
  children: ReactNode
}

export function Page({ title, badge, actions, facts, crumbs, inspector, rail = false, children }: Props) {
  const { showCrumbs, wantRail, inspectorShown } = useFrame()
  const trail = JSON.stringify(crumbs)
  useEffect(() => showCrumbs(JSON.parse(trail)), [showCrumbs, trail])
  useEffect(() => {
    wantRail(rail)
    return () => wantRail(false)
  }, [wantRail, rail])
  useEffect(() => {
    document.title = `${title} · Tessera`
  }, [title])
  const aside = inspectorShown ? inspector : undefined
  return (
    <main className={`page ${aside ? '' : 'solo'}`} tabIndex={-1} data-region>
      <div className="pagehead">
        <div className="row">
          <h1 className="ell" title={title}>
            {title}
          </h1>
          {badge}
          <HelpLink />
          <div className="end row">
            {inspector && !inspectorShown && <ShowInspector />}
            {actions}
          </div>
        </div>
        {facts && facts.length > 0 && <Facts facts={facts} />}
      </div>
      <div className="body">{children}</div>
      {aside}
    </main>
  )
}

function HelpLink() {
  const { t } = useTranslation()
  const { helpHref } = useFrame()
  if (!helpHref) return null
  return (
    <a className="help-link small" href={helpHref}>
      <IconHelp size={14} stroke={1.5} aria-hidden />
      {t('ui.help')}
    </a>
  )
}

function ShowInspector() {
  const { t } = useTranslation()
  const { toggleInspector } = useFrame()
  return (
    <Tooltip label={t('ui.inspectorKey')}>
      <Button variant="subtle" color="gray" leftSection={<IconLayoutSidebarRight size={14} stroke={1.5} />} onClick={toggleInspector}>
        {t('ui.inspector')}
      </Button>
    </Tooltip>
  )
}
