import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ChoiceField } from '#ui'
import { DEFAULT_FORM, type Form } from '../form.ts'
import { FormNumber } from './FormNumber.tsx'

interface Props {
  form: Form
  onChange: (part: Partial<Form>) => void
}

const LOSSES = ['warp', 'bpr', 'logistic', 'softmax'] as const

/** How the embeddings are learnt. */
export function ModelStep({ form, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <div className="stack">
      <ChoiceField
        label={t('recommender.params.loss')}
        choices={LOSSES.map((loss) => ({ value: loss, label: t(`recommender.loss.${loss}`) }))}
        value={form.loss}
        onChange={(loss) => onChange({ loss: loss as Form['loss'], lr: null })}
        defaultLabel={t(`recommender.loss.${DEFAULT_FORM.loss}`)}
        help={t('recommender.definitions.loss')}
      />
      <p className="small t2">{t(`recommender.lossWhy.${form.loss}`)}</p>
      <div className="reco-two">
        <FormNumber name="no_components" form={form} onChange={onChange} />
        <FormNumber name="epochs" form={form} onChange={onChange} />
        <FormNumber name="patience" unit="epochs" form={form} onChange={onChange} />
        <FormNumber name="lr" form={form} onChange={onChange} />
        {form.loss === 'warp' && <FormNumber name="max_sampled" form={form} onChange={onChange} />}
        {!form.deterministic && <FormNumber name="threads" form={form} onChange={onChange} />}
      </div>
      <Switch
        label={t('recommender.params.deterministic')}
        description={t('recommender.definitions.deterministic')}
        checked={form.deterministic}
        onChange={(event) => onChange({ deterministic: event.currentTarget.checked })}
      />
    </div>
  )
}
