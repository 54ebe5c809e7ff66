import { NumberInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#ui'

interface Props {
  label: string
  value: number
  onChange: (value: number) => void
  min: number
  max: number
  /** Decimals. */
  digits: number
}

/** A number beside its slider; what lies outside its range is said and not taken. */
export function FigureInput({ label, value, onChange, min, max, digits }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <NumberInput
      aria-label={label}
      title={t(digits === 0 ? 'ui.wholeBetween' : 'ui.between', { low: format.general(min), high: format.general(max) })}
      value={value}
      onChange={(next) => typeof next === 'number' && Number.isFinite(next) && onChange(next)}
      min={min}
      max={max}
      clampBehavior="blur"
      isAllowed={({ floatValue }) => floatValue === undefined || floatValue <= max}
      allowNegative={min < 0}
      allowDecimal={digits > 0}
      decimalScale={digits}
      decimalSeparator={format.language === 'fr' ? ',' : '.'}
      allowedDecimalSeparators={['.', ',']}
      w={92}
    />
  )
}
