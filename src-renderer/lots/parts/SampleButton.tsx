import { Button } from '@mantine/core'
import { IconDatabaseImport } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote, useFormat } from '#ui'
import { useSample, useTask } from '../queries.ts'
import { TaskProgress } from './TaskProgress.tsx'

/** Loads the packaged sample and makes a first run of it. */
export function SampleButton() {
  const { t } = useTranslation()
  const { language } = useFormat()
  const queries = useQueryClient()
  const sample = useSample()
  const task = useTask(sample.data?.task_id)
  const done = task.data?.status === 'completed'
  useEffect(() => {
    if (done) void queries.invalidateQueries({ queryKey: ['lots'] })
  }, [done, queries])
  if (task.data && (task.data.status === 'pending' || task.data.status === 'running'))
    return (
      <TaskProgress
        name={t('lots.empty.sample')}
        progress={task.data.progress}
        step={task.data.step}
        seconds_left={task.data.seconds_left}
      />
    )
  return (
    <>
      <Button
        leftSection={<IconDatabaseImport size={14} stroke={1.5} />}
        loading={sample.isPending}
        onClick={() => sample.mutate(language)}
      >
        {t('lots.empty.sample')}
      </Button>
      <ErrorNote error={sample.error ?? task.data?.error} />
    </>
  )
}
