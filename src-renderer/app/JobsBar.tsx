import { useTranslation } from 'react-i18next'
import type { Task } from '#engine/jobs/contract'
import { JobStrip } from '#ui'
import { useCancelJob, useJobs } from './queries.ts'

/** What the engine does now, at the foot of the window. */
export function JobsBar() {
  const { t, i18n } = useTranslation()
  const jobs = useJobs()
  const cancel = useCancelJob()
  const rows = jobs.data ?? []
  const running = rows.findLast((task) => task.status === 'running')
  const saved = rows.find((task) => task.status === 'completed')
  const nameOf = (task: Task) => {
    const key = `app.jobs.${task.kind.replace('.', '_')}`
    return i18n.exists(key) ? t(key) : task.kind
  }
  const stepOf = (step: string) => (i18n.exists(`app.steps.${step}`) ? t(`app.steps.${step}`) : step)
  return (
    <JobStrip
      job={
        running && {
          id: String(running.task_id),
          name: nameOf(running),
          share: running.progress,
          step: stepOf(running.step),
          timeLeftMs: running.seconds_left === null ? undefined : running.seconds_left * 1000,
        }
      }
      queued={rows.filter((task) => task.status === 'pending').length}
      savedAt={saved?.ended_at ?? undefined}
      onCancel={(id) => cancel.mutate(Number(id))}
    />
  )
}
