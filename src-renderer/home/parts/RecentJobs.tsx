import { useTranslation } from 'react-i18next'
import type { Task } from '#engine/jobs/contract'
import { JobTiles, Loaded, Panel, Tag, type Tone, useFormat } from '#ui'
import { useRecentJobs } from '../queries.ts'
import { useJobName } from './use-job-name.ts'

const SHOWN = 8
const TONES: Record<Task['status'], Tone> = {
  pending: 'neutral',
  running: 'accent',
  completed: 'success',
  failed: 'danger',
  cancelled: 'neutral',
  interrupted: 'warning',
}

export function RecentJobs() {
  const { t } = useTranslation()
  const jobs = useRecentJobs()
  const nameOf = useJobName()
  return (
    <Panel title={t('home.jobs')} hint={t('home.jobsHint')}>
      <Loaded query={jobs} isEmpty={(answer) => answer.rows.length === 0} empty={<p className="t3">{t('home.noJob')}</p>}>
        {({ rows }) => (
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('home.job')}</th>
                <th scope="col">{t('home.state')}</th>
                <th scope="col">{t('home.progress')}</th>
                <th scope="col">{t('home.detail')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, SHOWN).map((task) => (
                <tr key={task.task_id}>
                  <td className="med">{nameOf(task.kind)}</td>
                  <td>
                    <Tag tone={TONES[task.status]}>{t(`home.status.${task.status}`)}</Tag>
                  </td>
                  <td>
                    <JobTiles name={nameOf(task.kind)} share={task.progress} tiles={10} />
                  </td>
                  <td className="t2">
                    <Detail task={task} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Loaded>
    </Panel>
  )
}

function Detail({ task }: { task: Task }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (task.error) return task.error.message
  if (task.status === 'running' && task.seconds_left !== null)
    return t('home.timeLeft', { time: format.duration(task.seconds_left * 1000) })
  return task.ended_at && t('home.endedAt', { time: format.dateTime(task.ended_at) })
}
