import { IconChartDots3, IconCloudOff, IconDatabase, IconHome } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { useFormat } from '#ui'

export interface Workspace {
  folder: string
  sizeBytes: number
}

/** Only rooms that can be entered are shown. */
const GROUPS = [
  { key: 'start', sections: [{ key: 'home', href: '/', Icon: IconHome }] },
  { key: 'data', sections: [{ key: 'datasets', href: '/datasets', Icon: IconDatabase }] },
  { key: 'segment', sections: [{ key: 'lots', href: '/lots', Icon: IconChartDots3 }] },
] as const

export function Navigation({ workspace }: { workspace?: Workspace }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [location] = useLocation()
  const isCurrent = (href: string) => (href === '/' ? location === '/' : location.startsWith(href))
  return (
    <nav className="nav" aria-label={t('app.sections')} tabIndex={-1} data-region>
      {GROUPS.map((group) => (
        <div key={group.key}>
          {group.key !== 'start' && <h2>{t(`app.groups.${group.key}`)}</h2>}
          {group.sections.map(({ key, href, Icon }) => (
            <Link key={key} href={href} aria-current={isCurrent(href) ? 'page' : undefined} title={t(`app.section.${key}`)}>
              <Icon size={16} stroke={1.5} aria-hidden />
              <span>{t(`app.section.${key}`)}</span>
            </Link>
          ))}
        </div>
      ))}
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

/** The end of a path says most. */
const shortened = (folder: string) => {
  const parts = folder.split(/[\\/]/)
  return parts.length > 3 ? `…${folder.includes('\\') ? '\\' : '/'}${parts.slice(-2).join(folder.includes('\\') ? '\\' : '/')}` : folder
}
