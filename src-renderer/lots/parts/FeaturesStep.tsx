import { useTranslation } from 'react-i18next'
import { ChartFrame, CheckList, Loaded, type LoadedQuery, MatrixHeat, useFormat } from '#ui'
import type { Eligible, Feature } from '../answers.ts'
import { type Form, usedFeatures } from '../form.ts'
import { twins } from '../view.ts'
import { useFeatures } from './use-features.ts'

interface Props {
  form: Form
  onChange: (part: Partial<Form>) => void
  eligible: Eligible | undefined
}

export function FeaturesStep({ form, onChange, eligible }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useFeatures()
  const used = usedFeatures(form, eligible)
  const figure = (feature: Feature, value: number | null) => (value === null ? '–' : words.mean(feature, value))
  return (
    <div className="stack">
      <p className="small t2">{t('lots.wizard.featuresWhy')}</p>
      <CheckList
        label={t('lots.run.feature')}
        headings={[t('lots.wizard.missing'), t('lots.wizard.missingShare'), t('lots.wizard.mean'), t('lots.wizard.deviation')]}
        items={(eligible?.features ?? []).map(({ feature, missing, missing_share, mean, scale, usable }) => ({
          value: feature,
          label: words.label(feature),
          unit: words.unit(feature),
          disabled: !usable && !used.includes(feature),
          details: [format.number(missing), format.share(missing_share, 1), figure(feature, mean), figure(feature, scale)],
        }))}
        value={used}
        onChange={(features) => onChange({ features: features as Feature[] })}
        error={used.length === 0 && eligible ? t('lots.wizard.noFeature') : undefined}
      />
    </div>
  )
}

/** How the features go together: two that say the same weigh twice. */
export function FeaturesPreview({ eligible, used }: { eligible: LoadedQuery<Eligible>; used: readonly Feature[] }) {
  return <Loaded query={eligible}>{(answer) => <Correlations answer={answer} used={used} />}</Loaded>
}

function Correlations({ answer, used }: { answer: Eligible; used: readonly Feature[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useFeatures()
  const names = answer.features.map(({ feature }) => feature)
  const pairs = twins(answer, used)
  const label = pairs[0]
    ? t('lots.wizard.twinFinding', { a: words.label(pairs[0].a), b: words.label(pairs[0].b), r: format.signed(pairs[0].r) })
    : t('lots.wizard.noTwin')
  return (
    <div style={{ margin: -16 }}>
      <ChartFrame
        title={t('lots.wizard.correlations')}
        hint={t('lots.wizard.correlationsHint')}
        label={label}
        values={{
          columns: [{ header: t('lots.run.feature') }, ...names.map((name) => ({ header: words.label(name), digits: 2 }))],
          rows: names.map((name, row) => [words.label(name), ...(answer.correlations[row] ?? [])]),
        }}
        fileName="lots-correlations"
      >
        <MatrixHeat
          label={label}
          corner="r"
          rows={names.map((name) => ({ key: name, label: words.label(name) }))}
          columns={names.map((name) => ({ key: name, label: words.short(name) }))}
          values={answer.correlations}
          print={(r) => format.signed(r)}
          scale="signed"
          limit={1}
        />
      </ChartFrame>
      <div className="stack tight small" style={{ padding: '0 16px 16px' }}>
        <h3 className="semi">{t('lots.wizard.twins')}</h3>
        {pairs.length === 0 && <p className="t2">{t('lots.wizard.noTwin')}</p>}
        <ul>
          {pairs.map(({ a, b, r }) => (
            <li key={`${a} ${b}`}>{t('lots.wizard.twin', { a: words.label(a), b: words.inside(b), r: format.signed(r) })}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}
