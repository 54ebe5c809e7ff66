import { Button, Switch } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState, ErrorNote, Note, NumberField, useFormat } from '#ui'
import { TaskFollow } from '../../runs/TaskFollow.tsx'
import type { StartedJob } from '../../runs/use-started-job.ts'
import type { TrainResult } from '../answers.ts'
import { DEFAULT_FORM, type Form, LIMITS, sweepProblem } from '../form.ts'
import { inLanguage } from '../view.ts'
import { KCharts } from './KCharts.tsx'
import { VoteTable } from './VoteTable.tsx'

interface Props {
  form: Form
  onChange: (part: Partial<Form>) => void
  job: StartedJob<Form, TrainResult>
}

type NumberName = 'k_low' | 'k_high' | 'min_cluster_size_pct' | 'gap_b' | 'n_init' | 'random_state'

/** Which numbers of clusters are tried, and which of them is taken. */
export function KStep({ form, onChange, job }: Props) {
  const { t } = useTranslation()
  const found = job.resultOf(form)
  const problem = sweepProblem(form)
  const error = (name: NumberName) => {
    if (problem === 'rangeCrossed' && name === 'k_high') return t('dfu.wizard.rangeCrossed')
    return problem === 'sizeUnmeetable' && name === 'min_cluster_size_pct' ? t('dfu.wizard.sizeUnmeetable') : undefined
  }
  const number = (name: NumberName, limits: readonly [number, number], digits = 0) => (
    <NumberField
      label={t(`dfu.params.${name}`)}
      unit={name === 'min_cluster_size_pct' ? t('dfu.units.percentOfDfus') : undefined}
      value={form[name]}
      onChange={(value) => onChange({ [name]: value })}
      defaultValue={DEFAULT_FORM[name] as number}
      min={limits[0]}
      max={limits[1]}
      digits={digits}
      help={t(`dfu.definitions.${name}`)}
      error={error(name)}
    />
  )
  return (
    <div className="stack">
      {found && (
        <NumberField
          label={t('dfu.params.k')}
          value={form.k ?? found.k}
          onChange={(k) => onChange({ k: k === found.k ? null : k })}
          defaultValue={found.k}
          min={LIMITS.k[0]}
          max={LIMITS.k[1]}
          help={t('dfu.definitions.k')}
        />
      )}
      {found && form.k !== null && form.k !== found.k && <Note>{t('dfu.wizard.overridden', { k: form.k, rule: found.k })}</Note>}
      {job.result && !found && <Note tone="warning">{t('dfu.wizard.sweepStale')}</Note>}
      <div className="row" style={{ alignItems: 'flex-start' }}>
        {number('k_low', LIMITS.k)}
        {number('k_high', LIMITS.k)}
      </div>
      {number('min_cluster_size_pct', LIMITS.min_cluster_size_pct, 1)}
      <div className="row" style={{ alignItems: 'flex-start' }}>
        {number('gap_b', LIMITS.gap_b)}
        {number('n_init', LIMITS.n_init)}
      </div>
      {number('random_state', LIMITS.random_state)}
      <Switch
        label={t('dfu.params.no_match')}
        description={t('dfu.definitions.no_match')}
        checked={form.no_match}
        onChange={(event) => onChange({ no_match: event.currentTarget.checked })}
      />
      {!found && (
        <div>
          <Button
            leftSection={<IconPlayerPlay size={14} stroke={1.5} />}
            disabled={problem !== undefined}
            loading={job.busy}
            onClick={() => job.start(form)}
          >
            {t('dfu.wizard.tryRange', { low: form.k_low ?? '–', high: form.k_high ?? '–' })}
          </Button>
        </div>
      )}
      <ErrorNote error={job.error} />
      {job.task_id !== undefined && !job.result && (
        <TaskFollow task_id={job.task_id} name={t('dfu.task.train')} onDone={job.done} onRestarted={job.restarted} />
      )}
    </div>
  )
}

/** The vote with its reasons, then the four curves behind it. */
export function KPreview({ form, job, onPick }: { form: Form; job: StartedJob<Form, TrainResult>; onPick: (k: number) => void }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const result = job.resultOf(form) ?? job.result
  if (!result) return <EmptyState title={t('dfu.k.vote')}>{t('dfu.wizard.sweepBody')}</EmptyState>
  return (
    <div className="dfu-bleed">
      <div className="stack" style={{ padding: 16 }}>
        <VoteTable run={result} k={form.k ?? result.k} asked={form.k !== null && form.k !== result.k} />
      </div>
      <KCharts run={result} k={form.k ?? result.k} min_pct={form.min_cluster_size_pct ?? 0} onPick={onPick} />
      <div className="stack tight" style={{ padding: 16 }}>
        {inLanguage(language, result.warnings, result.warnings_fr).map((warning) => (
          <Note key={warning} tone="warning">
            {warning}
          </Note>
        ))}
      </div>
    </div>
  )
}
