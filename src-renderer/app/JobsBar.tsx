import { useTranslation } from 'react-i18next'
import type { Task } from '#engine/jobs/contract'
import { JobStrip, useJobNames } from '#ui'
import { useCancelJob, useJobs } from './queries.ts'

/** What the engine does now, at the foot of the window. */
export function JobsBar() {
  const { t } = useTranslation()
  const names = useJobNames()
  const jobs = useJobs()
  const cancel = useCancelJob()
  const rows = jobs.data ?? []
  const running = rows.filter((task) => task.status === 'running')
  // A job that waits for others shows least: the one it waits for moves.
  const shown = running.at(0)
  const saved = rows.find((task) => task.status === 'completed')
  const trouble = troubleOf(rows)
  return (
    <JobStrip
      job={
        shown && {
          id: String(shown.task_id),
          name: names.name(shown.kind),
          share: shown.progress,
          step: names.step(shown.step),
          timeLeftMs: shown.seconds_left === null ? undefined : shown.seconds_left * 1000,
          href: hrefOf(shown),
        }
      }
      beside={Math.max(0, running.length - 1)}
      queued={rows.filter((task) => task.status === 'pending').length}
      trouble={trouble && { text: t(`app.trouble.${trouble.status}`, { name: names.name(trouble.kind) }), href: hrefOf(trouble) }}
      listHref="#/jobs"
      savedAt={saved?.ended_at ?? undefined}
      onCancel={(id) => cancel.mutate(Number(id))}
      logHref={shown || saved ? hrefOf(shown ?? (saved as Task)) : '#/jobs'}
    />
  )
}

const hrefOf = ({ task_id }: Task) => `#/jobs/${task_id}`

/** The newest job went wrong, and nobody has run it again. */
function troubleOf([newest]: readonly Task[]): (Task & { status: 'failed' | 'interrupted' }) | undefined {
  const isTrouble = (newest?.status === 'failed' || newest?.status === 'interrupted') && newest.restarted_as === null
  return isTrouble ? (newest as Task & { status: 'failed' | 'interrupted' }) : undefined
}
