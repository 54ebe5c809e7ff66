import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Task } from '#engine/jobs/contract'
import { JOB_TONES, JobTiles, Loaded, Panel, Tag, useErrorText, useFormat, useJobNames } from '#ui'
import { useRecentJobs } from '../queries.ts'

const SHOWN = 8

export function RecentJobs() {
  const { t } = useTranslation()
  const jobs = useRecentJobs()
  const names = useJobNames()
  return (
    <Panel
      title={t('jobs.title')}
      hint={t('home.jobsHint')}
      actions={
        <Link className="small" href="/jobs">
          {t('home.allJobs')}
        </Link>
      }
    >
      <Loaded query={jobs} isEmpty={(answer) => answer.rows.length === 0} empty={<p className="t3">{t('home.noJob')}</p>}>
        {({ rows }) => (
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('jobs.job')}</th>
                <th scope="col">{t('jobs.state')}</th>
                <th scope="col">{t('jobs.progress')}</th>
                <th scope="col">{t('jobs.detail')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, SHOWN).map((task) => (
                <tr key={task.task_id}>
                  <td>
                    <Link className="med quiet" href={`/jobs/${task.task_id}`}>
                      {names.name(task.kind)}
                    </Link>
                  </td>
                  <td>
                    <Tag tone={JOB_TONES[task.status]}>{t(`jobs.status.${task.status}`)}</Tag>
                  </td>
                  <td>
                    <JobTiles name={names.name(task.kind)} share={task.progress} tiles={10} />
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
  const textOf = useErrorText()
  if (task.error) {
    const { message, lang } = textOf(task.error)
    return <span lang={lang}>{message}</span>
  }
  if (task.status === 'running' && task.seconds_left !== null) return t('ui.timeLeft', { time: format.duration(task.seconds_left * 1000) })
  return task.ended_at && t('home.endedAt', { time: format.dateTime(task.ended_at) })
}
