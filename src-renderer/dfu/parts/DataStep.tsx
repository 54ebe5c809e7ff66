import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoicesField, Defined, EmptyState, FieldLabel, Loaded, type LoadedQuery, Note, NumberField, useFormat } from '#ui'
import type { Facts, FactsCheck } from '../answers.ts'
import { DEFAULT_FORM, type Form, LIMITS, seriesProblem } from '../form.ts'
import { inLanguage } from '../view.ts'
import { ImportLink } from './ImportLink.tsx'
import { useWords } from './use-words.ts'

interface Props {
  form: Form
  onChange: (part: Partial<Form>) => void
  facts: Facts | undefined
}

/** Which months are looked at and which columns join the features. */
export function DataStep({ form, onChange, facts }: Props) {
  const { t } = useTranslation()
  const problem = seriesProblem(form)
  const number = (name: 'time_window' | 'min_months') => (
    <NumberField
      label={t(`dfu.params.${name}`)}
      unit={t('dfu.units.months')}
      value={form[name]}
      onChange={(value) => onChange({ [name]: value })}
      defaultValue={DEFAULT_FORM[name] as number}
      min={LIMITS[name][0]}
      max={LIMITS[name][1]}
      help={t(`dfu.definitions.${name}`)}
      error={name === 'min_months' && problem === 'monthsCrossed' ? t('dfu.wizard.monthsCrossed') : undefined}
    />
  )
  const columns = (name: 'item_features' | 'dfu_features', known: readonly string[]) =>
    known.length > 0 && (
      <ChoicesField
        label={t(`dfu.params.${name}`)}
        choices={known.map((column) => ({ value: column, label: column }))}
        value={form[name]}
        onChange={(value) => onChange({ [name]: value })}
        defaultLabel={t('dfu.params.none')}
        help={t('dfu.definitions.columns')}
      />
    )
  return (
    <div className="stack">
      {number('time_window')}
      {number('min_months')}
      <TextInput
        label={<FieldLabel label={t('dfu.params.until')} unit={t('dfu.units.yearMonth')} help={t('dfu.definitions.until')} />}
        aria-label={t('dfu.params.until')}
        description={t('ui.defaultValue', { value: t('dfu.params.lastOfSales') })}
        placeholder={facts?.check?.last_month ?? undefined}
        value={form.until}
        onChange={(event) => onChange({ until: event.currentTarget.value.trim() })}
        error={problem === 'untilWrong' ? t('dfu.wizard.untilWrong') : undefined}
        w={160}
      />
      {columns('item_features', facts?.item_columns ?? [])}
      {columns('dfu_features', facts?.dfu_columns ?? [])}
    </div>
  )
}

/** What was found in the sales. */
export function DataPreview({ facts }: { facts: LoadedQuery<Facts> }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (
    <Loaded query={facts}>
      {(answer) =>
        answer.check === null ? (
          <EmptyState title={t('dfu.empty.noSales')} action={<ImportLink filled />}>
            {t('dfu.empty.noSalesBody')}
          </EmptyState>
        ) : (
          <div className="stack">
            <Found check={answer.check} facts={answer} />
            {inLanguage(language, answer.warnings, answer.warnings_fr).map((warning) => (
              <Note key={warning} tone="warning">
                {warning}
              </Note>
            ))}
          </div>
        )
      }
    </Loaded>
  )
}

function Found({ check, facts }: { check: FactsCheck; facts: Facts }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useWords()
  const period = check.first_month && check.last_month ? `${words.month(check.first_month)} – ${words.month(check.last_month)}` : '–'
  const rows: [string, ReactNode][] = [
    ['dataset', facts.dataset ? t('dfu.check.datasetName', { name: facts.dataset.name, version: facts.dataset.version_number }) : '–'],
    ['period', t('dfu.check.periodMonths', { period, count: check.months })],
    ['spacing', t(`dfu.check.every.${check.spacing.replace(' ', '_')}`)],
    ['rows', format.number(check.rows)],
    ['dfus', format.number(check.dfus)],
    ['gaps', t('dfu.check.gapsIn', { count: check.gap_months, dfus: format.number(check.dfus_with_gaps) })],
    ['emptyMonths', check.empty_months.length > 0 ? check.empty_months.map(words.month).join(', ') : t('dfu.check.noneFound')],
    ['negative', t('dfu.check.negativeIn', { count: check.negative_rows, dfus: format.number(check.negative_dfus) })],
    ['duplicates', t('dfu.check.summed', { count: check.duplicate_rows })],
    ['unusable', t('dfu.check.leftOut', { count: check.unusable_rows })],
    ['unknown', [format.number(check.unknown_dfus), ...check.unknown_examples.slice(0, 3)].join(' · ')],
    ['withoutSales', format.number(check.dfus_without_facts)],
  ]
  return (
    <section>
      <h2>{t('dfu.check.title')}</h2>
      <dl className="small pairs">
        {rows.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt className="t3">
              <Defined term={`dfu.check_${name}`}>{t(`dfu.check.${name}`)}</Defined>
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
