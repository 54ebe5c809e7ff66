import { useTranslation } from 'react-i18next'
import { ChoiceField, ChoicesField, ErrorNote, Loaded, type LoadedQuery, Note, NumberField, ShareBar, useFormat } from '#ui'
import type { Eligible } from '../answers.ts'
import { DEFAULT_FORM, daysCrossed, type Form, LIMITS } from '../form.ts'
import { warningsIn } from '../view.ts'
import { useValues } from './use-values.ts'

interface Props {
  form: Form
  onChange: (part: Partial<Form>) => void
  eligible: Eligible | undefined
}

const ALL = ''

export function FiltersStep({ form, onChange, eligible }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const values = useValues()
  const choices = eligible?.choices
  const counted = ({ value, n }: { value: string; n: number }, name = value) => ({ value, label: `${name} (${format.number(n)})` })
  const range = choices?.duree_gavage
  const known = range?.min !== null && range?.max !== null && range !== undefined
  const crossed = daysCrossed(form) ? t('lots.wizard.daysCrossed') : undefined
  return (
    <div className="stack">
      <ChoicesField
        label={t('lots.params.site_codes')}
        choices={(choices?.site_codes ?? []).map((choice) => counted(choice))}
        value={form.site_codes}
        onChange={(site_codes) => onChange({ site_codes })}
        placeholder={form.site_codes.length === 0 ? t('lots.wizard.allSites') : undefined}
        defaultLabel={t('lots.wizard.allSites')}
      />
      <ChoiceField
        label={t('lots.params.genetique')}
        choices={[{ value: ALL, label: t('lots.wizard.allGenetics') }, ...(choices?.genetiques ?? []).map((choice) => counted(choice))]}
        value={form.genetique ?? ALL}
        onChange={(genetique) => onChange({ genetique: genetique || null })}
        defaultLabel={t('lots.wizard.allGenetics')}
      />
      <ChoicesField
        label={t('lots.params.seasons')}
        choices={(choices?.seasons ?? []).map((choice) => counted(choice, values.season(choice.value)))}
        value={form.seasons}
        onChange={(seasons) => onChange({ seasons })}
        placeholder={form.seasons.length === 0 ? t('lots.wizard.allSeasons') : undefined}
        defaultLabel={t('lots.wizard.allSeasons')}
      />
      <div className="row wide" style={{ alignItems: 'flex-start' }}>
        <NumberField
          label={t('lots.params.min_duree_gavage')}
          unit={t('lots.units.duree_gavage')}
          value={form.min_duree_gavage}
          onChange={(min_duree_gavage) => onChange({ min_duree_gavage })}
          min={LIMITS.days[0]}
          max={LIMITS.days[1]}
          optional
        />
        <NumberField
          label={t('lots.params.max_duree_gavage')}
          unit={t('lots.units.duree_gavage')}
          value={form.max_duree_gavage}
          onChange={(max_duree_gavage) => onChange({ max_duree_gavage })}
          min={LIMITS.days[0]}
          max={LIMITS.days[1]}
          error={crossed}
          optional
        />
      </div>
      {known && (
        <p className="small t3">
          {t('lots.wizard.daysOfLots', { low: format.number(range.min as number), high: format.number(range.max as number) })}
        </p>
      )}
      <NumberField
        label={t('lots.params.min_lots')}
        value={form.min_lots}
        onChange={(min_lots) => onChange({ min_lots })}
        defaultValue={DEFAULT_FORM.min_lots as number}
        min={LIMITS.min_lots[0]}
        max={LIMITS.min_lots[1]}
        help={t('lots.wizard.whyMinLots')}
      />
    </div>
  )
}

/** What each filter removes, in order. */
export function FiltersPreview({ eligible }: { eligible: LoadedQuery<Eligible> }) {
  const { t } = useTranslation()
  return (
    <>
      <h2>{t('lots.wizard.funnel')}</h2>
      <Loaded query={eligible}>{(answer) => <Funnel answer={answer} />}</Loaded>
      {eligible.data === undefined && <ErrorNote error={eligible.error} />}
    </>
  )
}

function Funnel({ answer }: { answer: Eligible }) {
  const { t } = useTranslation()
  const format = useFormat()
  const values = useValues()
  const share = (n: number) => (answer.lots > 0 ? n / answer.lots : 0)
  return (
    <div className="stack">
      <table className="plain-table">
        <caption className="sr">{t('lots.wizard.funnel')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('lots.wizard.filter')}</th>
            <th scope="col" className="num">
              {t('lots.wizard.removed')} <span className="unit">{t('lots.fact.lots', { count: 2 })}</span>
            </th>
            <th scope="col" className="num">
              {t('lots.wizard.left')} <span className="unit">{t('lots.fact.lots', { count: 2 })}</span>
            </th>
            <th scope="col" className="num">
              {t('lots.wizard.leftShare')}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>{t('lots.wizard.allLots')}</td>
            <td />
            <td className="num">{format.number(answer.lots)}</td>
            <td className="num">
              <ShareBar share={share(answer.lots)} />
            </td>
          </tr>
          {answer.removed.map((step) => (
            <tr key={step.filter}>
              <td>
                {t(`lots.params.${step.filter}`)}{' '}
                <span className="t3">{values.written(step.filter === 'missing_values' ? 'features' : step.filter, step.value)}</span>
              </td>
              <td className="num">{step.removed > 0 ? format.signed(-step.removed, 0) : '0'}</td>
              <td className="num">{format.number(step.left)}</td>
              <td className="num">
                <ShareBar share={share(step.left)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!answer.enough && <Note tone="danger">{t('lots.wizard.tooFew', { eligible: answer.eligible, min: answer.min_lots })}</Note>}
      {warningsIn(format.language, answer).map((warning) => (
        <Note key={warning} tone="warning">
          {warning}
        </Note>
      ))}
    </div>
  )
}
