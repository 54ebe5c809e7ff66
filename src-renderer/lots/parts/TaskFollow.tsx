import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote, Note } from '#ui'
import { useCancel, useRestart, useTask } from '../queries.ts'
import { TaskProgress } from './TaskProgress.tsx'

interface Props {
  task_id: number
  onDone: (run_id: number) => void
  /** The job was started again under another number. */
  onRestarted: (task_id: number) => void
}

/** A clustering job until its run is there: progress and stop, or why it ended and how to start it again. */
export function TaskFollow({ task_id, onDone, onRestarted }: Props) {
  const { t } = useTranslation()
  const task = useTask(task_id)
  const cancel = useCancel()
  const restart = useRestart()
  const run_id = task.data?.status === 'completed' ? Number(task.data.result?.run_id) : undefined
  useEffect(() => {
    if (run_id) onDone(run_id)
  }, [run_id, onDone])
  if (!task.data) return <ErrorNote error={task.error} />
  const { status, progress, step, seconds_left, error } = task.data
  const open = status === 'pending' || status === 'running'
  const again = (
    <Button
      leftSection={<IconRefresh size={14} stroke={1.5} />}
      loading={restart.isPending}
      onClick={() => restart.mutate(task_id, { onSuccess: (started) => onRestarted(started.task_id) })}
    >
      {t('lots.task.restart')}
    </Button>
  )
  return (
    <div className="stack">
      {open && (
        <TaskProgress
          name={t('lots.task.clustering')}
          progress={progress}
          step={step || t('lots.task.waiting')}
          seconds_left={seconds_left}
          onCancel={() => cancel.mutate(task_id)}
        />
      )}
      {status === 'failed' && <ErrorNote error={error} />}
      {(status === 'cancelled' || status === 'interrupted') && (
        <Note tone="warning" action={again}>
          {t(status === 'cancelled' ? 'lots.task.cancelled' : 'lots.task.interrupted')}
        </Note>
      )}
      <ErrorNote error={cancel.error ?? restart.error} />
    </div>
  )
}
