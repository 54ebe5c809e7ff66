import { Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyButton, ErrorNote, FieldLabel } from '#ui'
import { trainCommand } from '../command.ts'
import { type Form, trainInput, trainProblem } from '../form.ts'
import { TrainingFollow } from './TrainingFollow.tsx'

interface Props {
  form: Form
  onChange: (part: Partial<Form>) => void
  task_id: number | undefined
  error: unknown
  onRestarted: (task_id: number) => void
  onDone: (run: string) => void
}

/** The name of the run, whether it will serve at once, the same as a command, and the training while it goes on. */
export function TrainStep({ form, onChange, task_id, error, onRestarted, onDone }: Props) {
  const { t } = useTranslation()
  const command = trainCommand(trainInput(form))
  return (
    <div className="stack">
      <TextInput
        label={<FieldLabel label={t('recommender.params.run_tag')} help={t('recommender.definitions.run_tag')} />}
        aria-label={t('recommender.params.run_tag')}
        value={form.run_tag}
        onChange={(event) => onChange({ run_tag: event.currentTarget.value.trim() })}
        error={trainProblem(form) === 'tagWrong' ? t('recommender.wizard.tagWrong') : undefined}
        w={240}
      />
      <Switch
        label={t('recommender.params.make_current')}
        description={t('recommender.definitions.make_current')}
        checked={form.make_current}
        onChange={(event) => onChange({ make_current: event.currentTarget.checked })}
      />
      <div className="row">
        <code className="mono small grow" style={{ overflowWrap: 'anywhere' }}>
          {command}
        </code>
        <CopyButton label={t('recommender.copyCommand')} text={command} />
      </div>
      <ErrorNote error={error} />
      {task_id !== undefined && <TrainingFollow key={task_id} task_id={task_id} onRestarted={onRestarted} onDone={onDone} />}
    </div>
  )
}
