import { NumberInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../use-format.ts'
import { FieldLabel } from './FieldLabel.tsx'

interface Props {
  label: string
  /** Null while the field is empty. */
  value: number | null
  onChange: (value: number | null) => void
  defaultValue?: number
  min: number
  max: number
  /** Decimals; 0 takes whole numbers only. */
  digits?: number
  unit?: string
  help?: string
  /** Said by the engine or by another field; the range is checked here. */
  error?: string
  /** An empty field is a valid answer. */
  optional?: boolean
}

/** A number with its range checked while it is typed; the default stands below. */
export function NumberField({ label, value, onChange, defaultValue, min, max, digits = 0, unit, help, error, optional }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const write = (number: number) => (digits === 0 ? format.number(number) : format.general(number))
  const fits = value === null ? optional === true : value >= min && value <= max
  const wrong = fits ? undefined : t(digits === 0 ? 'ui.wholeBetween' : 'ui.between', { low: write(min), high: write(max) })
  return (
    <NumberInput
      label={<FieldLabel label={label} unit={unit} help={help} />}
      aria-label={label}
      description={defaultValue === undefined ? undefined : t('ui.defaultValue', { value: write(defaultValue) })}
      error={error ?? wrong}
      value={value ?? ''}
      onChange={(next) => onChange(typeof next === 'number' && Number.isFinite(next) ? next : null)}
      allowDecimal={digits > 0}
      decimalScale={digits}
      decimalSeparator={format.language === 'fr' ? ',' : '.'}
      allowedDecimalSeparators={['.', ',']}
      clampBehavior="none"
      maw={420}
      styles={{ wrapper: { width: 160 } }}
    />
  )
}
