import { ActionIcon, Select, Slider, Switch, Tooltip } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Defined, useFormat } from '#ui'
import type { SettingRule } from '../../answers.ts'
import { SETTING_UNITS } from '../../profile-form.ts'
import { FigureInput } from './FigureInput.tsx'

interface Props {
  rule: SettingRule
  /** What counts now; inherited when the size does not set it. */
  value: number | string
  inherited: boolean
  /** What the profile that is compared with has; undefined when it is the same. */
  other?: { profile: string; value: number | string }
  /** Share of all weights, for a weight. */
  share?: number
  onChange: (value: number | string | undefined) => void
}

/** Weights and shares are drawn to 1: larger ones are typed. */
const SLIDER_END = 1

/** One setting: name with its definition, slider or field, what the package or another profile has. */
export function SettingRow({ rule, value, inherited, other, share, onChange }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const label = t(`recommender.setting.${rule.name}`)
  const unit = SETTING_UNITS[rule.name]
  const written = (one: number | string) => {
    if (rule.name === 'DIVERSIFY') return t(one === 1 ? 'recommender.profiles.yes' : 'recommender.profiles.no')
    return typeof one === 'number' ? format.general(one) : one
  }
  return (
    <div className="reco-setting" data-differs={other !== undefined || undefined}>
      <span className="small">
        <Defined term={`recommender.${rule.name}`}>{label}</Defined>{' '}
        {unit && <span className="unit">{t(`recommender.units.${unit}`)}</span>}
      </span>
      <Control rule={rule} label={label} value={value} onChange={onChange} />
      <span className="tiny t3">
        {inherited ? t('recommender.profiles.inherited') : t('ui.defaultValue', { value: written(rule.below) })}
        {share !== undefined && ` · ${t('recommender.profiles.shareOf', { share: format.share(share) })}`}
        {other && (
          <span className="differs"> · {t('recommender.profiles.otherHas', { profile: other.profile, value: written(other.value) })}</span>
        )}
      </span>
      {!inherited && (
        <Tooltip label={t('recommender.profiles.reset', { name: label })}>
          <ActionIcon aria-label={t('recommender.profiles.reset', { name: label })} onClick={() => onChange(undefined)}>
            <IconArrowBackUp size={14} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  )
}

interface ControlProps extends Pick<Props, 'rule' | 'value' | 'onChange'> {
  label: string
}

function Control({ rule, label, value, onChange }: ControlProps) {
  const { t } = useTranslation()
  const { name, integer, choices } = rule
  const [min, max] = [rule.min ?? 0, rule.max ?? SLIDER_END]
  if (choices) {
    return (
      <Select
        aria-label={label}
        data={[...choices]}
        value={String(value)}
        onChange={(choice) => choice !== null && onChange(choice)}
        allowDeselect={false}
        w={160}
      />
    )
  }
  const figure = Number(value)
  if (name === 'DIVERSIFY') {
    return (
      <Switch
        aria-label={label}
        label={t(figure === 1 ? 'recommender.profiles.yes' : 'recommender.profiles.no')}
        checked={figure === 1}
        onChange={(event) => onChange(event.currentTarget.checked ? 1 : 0)}
      />
    )
  }
  const field = <FigureInput label={label} value={figure} onChange={onChange} min={min} max={max} digits={integer ? 0 : 4} />
  if (integer) return field
  return (
    <span className="row" style={{ gap: 24 }}>
      <Slider
        thumbLabel={label}
        value={Math.min(figure, SLIDER_END)}
        onChange={onChange}
        min={min}
        max={Math.min(max, SLIDER_END)}
        step={0.01}
        label={null}
        w={128}
      />
      {field}
    </span>
  )
}
