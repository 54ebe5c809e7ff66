import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FieldLabel, Panel, useFormat } from '#ui'
import { ALLOWED, type Settings } from '../stored-settings.ts'

interface Props {
  settings: Settings
  set: (change: Partial<Settings>) => void
}

const SHOWN = ['language', 'scheme', 'density', 'singleKeys'] as const

/** What changes at once. */
export function WindowPanel({ settings, set }: Props) {
  const { t } = useTranslation()
  return (
    <Panel title={t('settings.window')}>
      <div className="stack">
        {SHOWN.map((name) => (
          <div key={name} className="setting">
            <FieldLabel label={t(`settings.${name}.label`)} help={t(`settings.${name}.help`)} />
            <SegmentedControl
              aria-label={t(`settings.${name}.label`)}
              value={settings[name]}
              onChange={(value) => set({ [name]: value } as Partial<Settings>)}
              data={ALLOWED[name].map((value) => ({ value, label: t(`settings.${name}.choices.${value}`) }))}
            />
          </div>
        ))}
        <Numbers />
      </div>
    </Panel>
  )
}

/** Numbers and dates are written the way of the language. */
function Numbers() {
  const { t } = useTranslation()
  const format = useFormat()
  const samples = [
    format.number(1234.5, 1),
    format.number(-0.25, 2),
    format.share(0.124, 1),
    format.dateTime('2026-11-20T14:05:00'),
    format.bytes(2_400_000_000),
    format.duration(100_000),
  ]
  return (
    <div className="setting">
      <FieldLabel label={t('settings.numbers.label')} help={t('settings.numbers.help')} />
      <span className="row wide num" style={{ flexWrap: 'wrap', rowGap: 0 }}>
        {samples.map((sample) => (
          <span key={sample} className="nowrap">
            {sample}
          </span>
        ))}
      </span>
    </div>
  )
}
