import { Tooltip } from '@mantine/core'
import { IconCloudOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { useFormat } from '#ui'
import { useCounts } from './queries.ts'
import { GROUPS, SERVICES, type Section } from './sections.ts'

export interface Workspace {
  folder: string
  sizeBytes: number
}

interface Props {
  workspace?: Workspace
  /** Icons only, their words in tooltips. */
  rail: boolean
}

export function Navigation({ workspace, rail }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const counts: Record<string, number | undefined> = useCounts()
  return (
    <nav className="nav" aria-label={t('app.sections')} tabIndex={-1} data-region>
      {GROUPS.map((group) => (
        <div key={group.key}>
          {group.key !== 'start' && <h2>{t(`app.groups.${group.key}`)}</h2>}
          {group.sections.map((section) => (
            <SectionLink key={section.key} section={section} rail={rail} count={counts[section.key]} />
          ))}
        </div>
      ))}
      <div className="services">
        {SERVICES.map((section) => (
          <SectionLink key={section.key} section={section} rail={rail} />
        ))}
      </div>
      <div className="workspace tiny t3">
        <div className="row tight">
          <IconCloudOff size={14} stroke={1.5} aria-hidden />
          {t('app.worksOffline')}
        </div>
        {workspace && (
          <div className="ell" title={workspace.folder}>
            {shortened(workspace.folder)} · {format.bytes(workspace.sizeBytes)}
          </div>
        )}
      </div>
    </nav>
  )
}

function SectionLink({ section: { key, href, Icon }, rail, count }: { section: Section; rail: boolean; count?: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [location] = useLocation()
  const isCurrent = href === '/' ? location === '/' : location.startsWith(href)
  const label = t(`app.section.${key}`)
  return (
    <Tooltip label={label} position="right" disabled={!rail} events={{ hover: true, focus: true, touch: false }}>
      <Link href={href} aria-current={isCurrent ? 'page' : undefined}>
        <Icon size={16} stroke={1.5} aria-hidden />
        <span className="name">{label}</span>
        {count !== undefined && count > 0 && (
          <span className="count" aria-hidden>
            {format.number(count)}
          </span>
        )}
      </Link>
    </Tooltip>
  )
}

/** The end of a path says most. */
const shortened = (folder: string) => {
  const parts = folder.split(/[\\/]/)
  return parts.length > 3 ? `…${folder.includes('\\') ? '\\' : '/'}${parts.slice(-2).join(folder.includes('\\') ? '\\' : '/')}` : folder
}
