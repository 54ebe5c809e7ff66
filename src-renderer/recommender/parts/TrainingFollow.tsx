import { Button } from '@mantine/core'
import { IconPlayerStop, IconRefresh } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote, Note } from '#ui'
import { useCancel, useRestart, useTask } from '../../runs/queries.ts'
import { TaskProgress } from '../../runs/TaskProgress.tsx'

interface Props {
  task_id: number
  onRestarted: (task_id: number) => void
  onDone: (run: string) => void
}

/** A training until its run is there. To stop it is no loss: the best epoch so far becomes the run. */
export function TrainingFollow({ task_id, onRestarted, onDone }: Props) {
  const { t } = useTranslation()
  const task = useTask(task_id)
  const cancel = useCancel()
  const restart = useRestart()
  const run = task.data?.result?.run
  useEffect(() => {
    if (typeof run === 'string') onDone(run)
  }, [run, onDone])
  if (!task.data) return <ErrorNote error={task.error} />
  const { status, progress, step, seconds_left, error } = task.data
  const again = (
    <Button
      leftSection={<IconRefresh size={14} stroke={1.5} />}
      loading={restart.isPending}
      onClick={() => restart.mutate(task_id, { onSuccess: (started) => onRestarted(started.task_id) })}
    >
      {t('runs.task.restart')}
    </Button>
  )
  return (
    <div className="stack">
      {(status === 'pending' || status === 'running') && (
        <>
          <TaskProgress
            name={t('recommender.task.train')}
            progress={progress}
            step={step}
            seconds_left={cancel.isSuccess ? null : seconds_left}
          />
          <div>
            <Button
              leftSection={<IconPlayerStop size={14} stroke={1.5} />}
              loading={cancel.isPending || cancel.isSuccess}
              onClick={() => cancel.mutate(task_id)}
            >
              {t('recommender.task.stop')}
            </Button>
          </div>
          {cancel.isSuccess && <p className="small t2">{t('recommender.task.stopping')}</p>}
        </>
      )}
      {status === 'failed' && <ErrorNote error={error} />}
      {((status === 'cancelled' && run === undefined) || status === 'interrupted') && (
        <Note tone="warning" action={again}>
          {t(status === 'cancelled' ? 'recommender.task.cancelled' : 'runs.task.interrupted')}
        </Note>
      )}
      <ErrorNote error={cancel.error ?? restart.error} />
    </div>
  )
}
