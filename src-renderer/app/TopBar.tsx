import { ActionIcon, Popover, SegmentedControl, Tooltip } from '@mantine/core'
import { IconChevronRight, IconLanguage, IconMoon, IconSearch, IconSun } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Crumb } from '#ui'
import { ALLOWED, type Settings } from '../settings/stored-settings.ts'
import { Mark } from './Mark.tsx'
import { ProjectSwitcher } from './ProjectSwitcher.tsx'
import { useSettings } from './settings.tsx'

interface Props {
  crumbs: readonly Crumb[]
  project: string
  onProject: (name: string) => void
  onCommands: () => void
}

export function TopBar({ crumbs, project, onProject, onCommands }: Props) {
  const { t } = useTranslation()
  const { settings, set } = useSettings()
  const otherLanguage = settings.language === 'fr' ? 'en' : 'fr'
  return (
    <header className="top">
      <div className="brand">
        <Mark />
        <span>Tessera</span>
      </div>
      <ProjectSwitcher project={project} onProject={onProject} />
      <nav className="crumbs" aria-label={t('app.youAreHere')}>
        {crumbs.map((crumb, index) => (
          <span key={crumb.label} className="row tight ell" aria-current={index === crumbs.length - 1 ? 'page' : undefined}>
            {index > 0 && <IconChevronRight size={14} aria-hidden style={{ flex: 'none' }} />}
            {crumb.href ? <Link href={crumb.href}>{crumb.label}</Link> : <span className="ell">{crumb.label}</span>}
          </span>
        ))}
      </nav>
      <div className="end row" style={{ paddingRight: 12 }}>
        <button type="button" className="bare command-field" aria-haspopup="dialog" onClick={onCommands}>
          <IconSearch size={14} stroke={1.5} aria-hidden />
          <span className="word grow ell">{t('app.searchOrRun')}</span>
          <kbd className="word">Ctrl K</kbd>
        </button>
        <Tooltip label={t('app.changeLanguage')}>
          <ActionIcon aria-label={t('app.changeLanguage')} lang={otherLanguage} onClick={() => set({ language: otherLanguage })}>
            <IconLanguage size={16} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
        <Appearance />
      </div>
    </header>
  )
}

function Appearance() {
  const { t } = useTranslation()
  const { forcedScheme } = useSettings()
  const Icon = forcedScheme === 'dark' ? IconSun : IconMoon
  return (
    <Popover position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Tooltip label={t('settings.scheme.label')}>
          <ActionIcon aria-label={t('settings.scheme.label')}>
            <Icon size={16} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('settings.scheme.label')}>
        <div className="stack">
          <Choice name="scheme" />
          <Choice name="density" />
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

/** One setting of the window, all its values in sight. */
function Choice({ name }: { name: 'scheme' | 'density' }) {
  const { t } = useTranslation()
  const { settings, set } = useSettings()
  const label = t(`settings.${name}.label`)
  return (
    <div className="stack tight">
      <span className="small t2">{label}</span>
      <SegmentedControl
        aria-label={label}
        value={settings[name]}
        onChange={(value) => set({ [name]: value } as Partial<Settings>)}
        data={ALLOWED[name].map((value) => ({ value, label: t(`settings.${name}.choices.${value}`) }))}
      />
    </div>
  )
}
