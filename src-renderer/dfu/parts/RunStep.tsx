import { useTranslation } from 'react-i18next'
import { CopyButton, ErrorNote, useFormat } from '#ui'
import { TaskFollow } from '../../runs/TaskFollow.tsx'
import type { StartedJob } from '../../runs/use-started-job.ts'
import type { Params, TrainResult } from '../answers.ts'
import { trainCommand } from '../command.ts'
import { type Form, trainInput } from '../form.ts'
import { useWords } from './use-words.ts'

interface Props {
  form: Form
  found: TrainResult
  own: StartedJob<Form, TrainResult>
}

const SHOWN: readonly (keyof Form & keyof Params)[] = [
  'time_window',
  'min_months',
  'item_features',
  'dfu_features',
  'log_volume',
  'use_pca',
  'min_cluster_size_pct',
  'gap_b',
  'n_init',
  'random_state',
  'no_match',
]

/** What will be kept, the same as a command, and the run with a K of one's own while it goes on. */
export function RunStep({ form, found, own }: Props) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const words = useWords()
  const command = trainCommand(trainInput(form, language))
  const k = form.k ?? found.k
  const rows: [string, string][] = [
    [t('dfu.params.k'), String(k)],
    [t('dfu.params.k_range'), `${form.k_low}–${form.k_high}`],
    [t('dfu.params.until'), words.parameter('until', form.until || null)],
    ...SHOWN.map((name): [string, string] => [t(`dfu.params.${name}`), words.parameter(name, form[name] as Params[typeof name])]),
  ]
  return (
    <div className="stack">
      <p>
        {k === found.k
          ? t('dfu.wizard.madeAlready', { run: String(found.run_id), k })
          : t('dfu.wizard.secondRun', { run: String(found.run_id), rule: found.k, k })}
      </p>
      <dl className="small pairs">
        {rows.map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt className="t3">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <dt className="t3">{t('dfu.wizard.files')}</dt>
        <dd className="mono">{found.output_dir}</dd>
      </dl>
      <div className="row">
        <code className="mono small grow" style={{ overflowWrap: 'anywhere' }}>
          {command}
        </code>
        <CopyButton label={t('dfu.copyCommand')} text={command} />
      </div>
      <ErrorNote error={own.error} />
      {own.task_id !== undefined && (
        <TaskFollow task_id={own.task_id} name={t('dfu.task.train')} onDone={own.done} onRestarted={own.restarted} />
      )}
    </div>
  )
}
