import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { EmptyState, Loaded, type LoadedQuery, Note, useFormat } from '#ui'
import type { Data } from '../answers.ts'
import type { Form } from '../form.ts'
import { inLanguage } from '../view.ts'
import { CheckPanel } from './CheckPanel.tsx'
import { FormNumber } from './FormNumber.tsx'
import { ImportLink } from './ImportLink.tsx'

interface Props {
  form: Form
  onChange: (part: Partial<Form>) => void
  data: Data | undefined
}

/** Which rows count, how much, and how many are kept aside. */
export function DataStep({ form, onChange, data }: Props) {
  const { t } = useTranslation()
  return (
    <div className="stack">
      <FormNumber name="holdout" form={form} onChange={onChange} />
      <FormNumber name="seed" form={form} onChange={onChange} />
      <FormNumber name="max_basket" form={form} onChange={onChange} />
      <Switch
        label={t('recommender.params.weightOcc')}
        description={t('recommender.definitions.weight')}
        checked={form.weight === 'occ'}
        onChange={(event) => onChange({ weight: event.currentTarget.checked ? 'occ' : 'none' })}
      />
      {data?.couples && (
        <Switch
          label={t('recommender.params.use_couples')}
          description={t('recommender.definitions.use_couples')}
          checked={form.use_couples}
          onChange={(event) => onChange({ use_couples: event.currentTarget.checked })}
        />
      )}
      {form.use_couples && <Note tone="warning">{t('recommender.wizard.couplesLeak')}</Note>}
      <p className="small">
        <Link href="/recommender/data">{t('recommender.wizard.toData')}</Link>
      </p>
    </div>
  )
}

/** What was found in the three tables. */
export function DataStepPreview({ data }: { data: LoadedQuery<Data> }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (
    <Loaded query={data}>
      {(answer) =>
        answer.check === null ? (
          <EmptyState title={t('recommender.empty.noBaskets')} action={<ImportLink filled />}>
            {t('recommender.empty.noBasketsBody')}
          </EmptyState>
        ) : (
          <div className="reco-bleed">
            <CheckPanel data={answer} check={answer.check} />
            <div className="stack tight" style={{ padding: '0 16px 16px' }}>
              {inLanguage(language, answer.warnings, answer.warnings_fr).map((warning) => (
                <Note key={warning} tone="warning">
                  {warning}
                </Note>
              ))}
            </div>
          </div>
        )
      }
    </Loaded>
  )
}
