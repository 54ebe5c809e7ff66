import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote, Note } from '#ui'
import { useCancel, useRestart, useTask } from './queries.ts'
import { TaskProgress } from './TaskProgress.tsx'

interface Props {
  task_id: number
  name: string
  /** What the job keeps as its result. */
  onDone?: (result: Record<string, unknown>) => void
  /** The job was started again under another number. */
  onRestarted: (task_id: number) => void
}

/** A job until its result is there: progress and stop, or why it ended and how to start it again. */
export function TaskFollow({ task_id, name, onDone, onRestarted }: Props) {
  const { t } = useTranslation()
  const task = useTask(task_id)
  const cancel = useCancel()
  const restart = useRestart()
  const result = task.data?.status === 'completed' ? task.data.result : undefined
  useEffect(() => {
    if (result) onDone?.(result as Record<string, unknown>)
  }, [result, onDone])
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
        <TaskProgress name={name} progress={progress} step={step} seconds_left={seconds_left} onCancel={() => cancel.mutate(task_id)} />
      )}
      {status === 'failed' && <ErrorNote error={error} />}
      {(status === 'cancelled' || status === 'interrupted') && (
        <Note tone="warning" action={again}>
          {t(status === 'cancelled' ? 'runs.task.cancelled' : 'runs.task.interrupted')}
        </Note>
      )}
      <ErrorNote error={cancel.error ?? restart.error} />
    </div>
  )
}
