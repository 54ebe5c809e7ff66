import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Form } from '../form.ts'
import { FormNumber } from './FormNumber.tsx'

interface Props {
  form: Form
  onChange: (part: Partial<Form>) => void
}

/** Which products the run knows, and how far pairs, EASE and popularity reach. */
export function SourcesStep({ form, onChange }: Props) {
  const { t } = useTranslation()
  const flag = (name: 'include_all_items' | 'no_cold_identity' | 'symmetrize_pairs') => (
    <Switch
      label={t(`recommender.params.${name}`)}
      description={t(`recommender.definitions.${name}`)}
      checked={form[name]}
      onChange={(event) => onChange({ [name]: event.currentTarget.checked })}
    />
  )
  return (
    <div className="stack">
      <div className="reco-two">
        <FormNumber name="ease_items" unit="products" form={form} onChange={onChange} />
        <FormNumber name="topk_per_prof" unit="products" form={form} onChange={onChange} />
        <FormNumber name="min_occ" unit="baskets" form={form} onChange={onChange} />
        <FormNumber name="max_items" unit="products" form={form} onChange={onChange} />
      </div>
      {flag('include_all_items')}
      {form.include_all_items && flag('no_cold_identity')}
      {form.use_couples && flag('symmetrize_pairs')}
    </div>
  )
}
