import { Switch, TextInput } from '@mantine/core'
import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { ChartFrame, Defined, ErrorNote, LineChart, Loaded, Note, NumberField, useFormat } from '#ui'
import type { Preview } from '../answers.ts'
import { DEFAULT_FORM, eligibleInput, type Form, LIMITS } from '../form.ts'
import { usePreview } from '../queries.ts'
import { warningsIn } from '../view.ts'

interface Props {
  form: Form
  onChange: (part: Partial<Form>) => void
}

export function MethodStep({ form, onChange }: Props) {
  const { t } = useTranslation()
  const number = (name: 'n_clusters' | 'random_state' | 'n_init', help: string) => (
    <NumberField
      label={t(`lots.params.${name}`)}
      value={form[name]}
      onChange={(value) => onChange({ [name]: value })}
      defaultValue={DEFAULT_FORM[name] as number}
      min={LIMITS[name][0]}
      max={LIMITS[name][1]}
      help={help}
    />
  )
  return (
    <div className="stack">
      {number('n_clusters', t('lots.wizard.whyK'))}
      {number('random_state', t('lots.definitions.seed'))}
      {number('n_init', t('lots.wizard.whyStarts'))}
      <TextInput
        label={t('lots.params.modele_version')}
        description={`${t('ui.defaultValue', { value: DEFAULT_FORM.modele_version })} · ${t('lots.wizard.whyVersion')}`}
        value={form.modele_version}
        error={form.modele_version.trim() === '' ? t('lots.wizard.fixField') : undefined}
        onChange={(event) => onChange({ modele_version: event.currentTarget.value })}
        maxLength={200}
        maw={420}
      />
      <Switch
        label={t('lots.params.no_match')}
        description={t('lots.wizard.whyNoMatch')}
        checked={form.no_match}
        onChange={(event) => onChange({ no_match: event.currentTarget.checked })}
      />
    </div>
  )
}

interface PreviewProps {
  form: Form
  onPick: (k: number) => void
  /** Enough lots are left. */
  ready: boolean
}

/** Inertia and silhouette for each k, tried quickly. */
export function MethodPreview({ form, onPick, ready }: PreviewProps) {
  const { t } = useTranslation()
  const { min_lots: _min, ...filters } = useDeferredValue(eligibleInput(form))
  const preview = usePreview({ ...filters, random_state: form.random_state ?? undefined }, ready && form.random_state !== null)
  return (
    <>
      {preview.isFetching && !preview.data && (
        <p className="t3" role="status">
          {t('lots.wizard.trying')}
        </p>
      )}
      <Loaded query={preview}>{(answer) => <Charts answer={answer} k={form.n_clusters} onPick={onPick} />}</Loaded>
      {preview.data === undefined && !preview.isFetching && <ErrorNote error={preview.error} />}
    </>
  )
}

function Charts({ answer, k, onPick }: { answer: Preview; k: number | null; onPick: (k: number) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const ks = answer.per_k.map((one) => one.k)
  const mark = k !== null && ks.includes(k) ? { x: k, label: `k = ${k}` } : undefined
  const values = {
    columns: [
      { header: 'k', digits: 0 },
      { header: t('lots.lineage.inertia'), digits: 1 },
      { header: t('lots.lineage.silhouette'), digits: 3 },
    ],
    rows: answer.per_k.map((one) => [one.k, one.inertia, one.silhouette]),
  }
  const chart = (name: 'inertia' | 'silhouette', finding: string) => (
    <ChartFrame
      title={t(`lots.lineage.${name}`)}
      hint={t(`lots.wizard.${name}Hint`)}
      label={finding}
      values={values}
      fileName={`lots-preview-${name}`}
    >
      <LineChart
        series={[{ label: t(`lots.lineage.${name}`), points: answer.per_k.map((one) => ({ x: one.k, y: one[name] })) }]}
        mark={mark}
        fromZero
        height={170}
        onPick={onPick}
      />
    </ChartFrame>
  )
  const elbow = answer.elbow.k === null ? t('lots.wizard.noElbow') : t('lots.wizard.elbowAt', { k: answer.elbow.k })
  const best = answer.silhouette.k === null ? t('lots.wizard.noSilhouette') : t('lots.wizard.silhouetteAt', { k: answer.silhouette.k })
  return (
    <div className="stack" style={{ gap: 0, margin: -16 }}>
      {chart('inertia', elbow)}
      {chart('silhouette', best)}
      <div className="stack tight small" style={{ padding: '0 16px 16px' }}>
        <dl className="pairs">
          <dt>
            <Defined term="lots.elbow">{t('lots.wizard.elbow')}</Defined>
          </dt>
          <dd>{elbow}</dd>
          <dt>
            <Defined term="lots.silhouette">{t('lots.lineage.silhouette')}</Defined>
          </dt>
          <dd>{best}</dd>
        </dl>
        <p className="t3">
          {t(answer.sampled ? 'lots.wizard.triedSample' : 'lots.wizard.triedAll', {
            used: answer.used,
            lots: answer.lots,
            starts: format.number(answer.n_init),
          })}
        </p>
        {warningsIn(format.language, answer).map((warning) => (
          <Note key={warning} tone="warning">
            {warning}
          </Note>
        ))}
      </div>
    </div>
  )
}
