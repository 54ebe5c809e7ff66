import { ActionIcon, Popover, SegmentedControl, Tooltip } from '@mantine/core'
import { IconChevronRight, IconLanguage, IconMoon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Crumb, Density } from '#ui'
import { Mark } from './Mark.tsx'
import { ProjectSwitcher } from './ProjectSwitcher.tsx'
import { useSettings } from './settings.tsx'
import type { Settings } from './stored-settings.ts'

interface Props {
  crumbs: readonly Crumb[]
  project: string
  onProject: (name: string) => void
}

export function TopBar({ crumbs, project, onProject }: Props) {
  const { t } = useTranslation()
  const { language, set } = useSettings()
  const otherLanguage = language === 'fr' ? 'en' : 'fr'
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
  const { scheme, density, set } = useSettings()
  return (
    <Popover position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Tooltip label={t('app.appearance')}>
          <ActionIcon aria-label={t('app.appearance')}>
            <IconMoon size={16} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('app.appearance')}>
        <div className="stack">
          <Choice
            label={t('app.appearance')}
            value={scheme}
            onChange={(value) => set({ scheme: value as Settings['scheme'] })}
            options={{ light: t('app.light'), dark: t('app.dark'), system: t('app.asSystem') }}
          />
          <Choice
            label={t('app.rowHeight')}
            value={density}
            onChange={(value) => set({ density: value as Density })}
            options={{ dense: t('app.dense'), normal: t('app.normal'), roomy: t('app.roomy') }}
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

interface ChoiceProps {
  label: string
  value: string
  onChange: (value: string) => void
  options: Record<string, string>
}

function Choice({ label, value, onChange, options }: ChoiceProps) {
  return (
    <div className="stack tight">
      <span className="small t2">{label}</span>
      <SegmentedControl
        aria-label={label}
        value={value}
        onChange={onChange}
        data={Object.entries(options).map(([key, text]) => ({ value: key, label: text }))}
      />
    </div>
  )
}
