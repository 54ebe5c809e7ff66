import { useTranslation } from 'react-i18next'
import { NumberField } from '#ui'
import { DEFAULT_FORM, defaultRate, type Form, LIMITS, type NumberName } from '../form.ts'

interface Props {
  name: NumberName
  form: Form
  onChange: (part: Partial<Form>) => void
  /** Key of `recommender.units`. */
  unit?: string
}

/** One number of the training: name, unit, default, limits, and why. */
export function FormNumber({ name, form, onChange, unit }: Props) {
  const { t } = useTranslation()
  const [min, max, digits] = LIMITS[name]
  return (
    <NumberField
      label={t(`recommender.params.${name}`)}
      unit={unit && t(`recommender.units.${unit}`)}
      value={name === 'lr' ? (form.lr ?? defaultRate(form.loss)) : form[name]}
      onChange={(value) => onChange({ [name]: name === 'lr' && value === defaultRate(form.loss) ? null : value })}
      defaultValue={name === 'lr' ? defaultRate(form.loss) : (DEFAULT_FORM[name] as number)}
      min={min}
      max={max}
      digits={digits}
      help={t(`recommender.definitions.${name}`)}
    />
  )
}
