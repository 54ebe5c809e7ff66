import { useTranslation } from 'react-i18next'
import { CopyButton, ErrorNote } from '#ui'
import { TaskFollow } from '../../runs/TaskFollow.tsx'
import type { Eligible, Feature } from '../answers.ts'
import { clusterCommand } from '../command.ts'
import { clusterInput, type Form } from '../form.ts'
import { useFeatures } from './use-features.ts'
import { useValues } from './use-values.ts'

interface Props {
  form: Form
  used: readonly Feature[]
  eligible: Eligible | undefined
  error: unknown
  task_id: number | undefined
  onDone: (result: Record<string, unknown>) => void
  onTask: (task_id: number) => void
}

/** What will run, the same as a command, and the run itself while it goes on. */
export function RunStep({ form, used, eligible, error, task_id, onDone, onTask }: Props) {
  const { t } = useTranslation()
  const words = useFeatures()
  const values = useValues()
  const command = clusterCommand(clusterInput(form))
  const rows: [string, string][] = [
    [t('lots.wizard.lotsUsed'), eligible ? t('lots.wizard.keeps', { eligible: eligible.eligible, lots: eligible.lots }) : '–'],
    [t('lots.params.site_codes'), form.site_codes.join(', ') || t('lots.wizard.allSites')],
    [t('lots.params.genetique'), form.genetique ?? t('lots.wizard.allGenetics')],
    [t('lots.params.seasons'), form.seasons.map(values.season).join(', ') || t('lots.wizard.allSeasons')],
    [t('lots.params.min_duree_gavage'), values.parameter('min_duree_gavage', form.min_duree_gavage)],
    [t('lots.params.max_duree_gavage'), values.parameter('max_duree_gavage', form.max_duree_gavage)],
    [t('lots.params.min_lots'), String(form.min_lots)],
    [t('lots.params.features'), used.map(words.label).join(', ')],
    [t('lots.params.n_clusters'), String(form.n_clusters)],
    [t('lots.params.random_state'), String(form.random_state)],
    [t('lots.params.n_init'), String(form.n_init)],
    [t('lots.params.modele_version'), form.modele_version],
    [t('lots.params.no_match'), t(form.no_match ? 'lots.yes' : 'lots.no')],
  ]
  return (
    <div className="stack">
      <dl className="small pairs">
        {rows.map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt className="t3">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="row">
        <code className="mono small grow" style={{ overflowWrap: 'anywhere' }}>
          {command}
        </code>
        <CopyButton label={t('lots.copyCommand')} text={command} />
      </div>
      <ErrorNote error={error} />
      {task_id !== undefined && <TaskFollow task_id={task_id} name={t('lots.task.clustering')} onDone={onDone} onRestarted={onTask} />}
    </div>
  )
}
