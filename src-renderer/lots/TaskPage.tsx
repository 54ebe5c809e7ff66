import './lots.css'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { Page } from '#ui'
import { TaskFollow } from '../runs/TaskFollow.tsx'

/** A run that is being made again: it opens when it is there. */
export function TaskPage({ task_id }: { task_id: number }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const open = useCallback(
    (result: Record<string, unknown>) => navigate(`/lots/runs/${Number(result.run_id)}`, { replace: true }),
    [navigate],
  )
  const title = t('lots.task.title', { task: String(task_id) })
  return (
    <Page title={title} crumbs={[{ label: t('lots.title'), href: '/lots' }, { label: title }]}>
      <div style={{ padding: 16 }}>
        <TaskFollow
          task_id={task_id}
          name={t('lots.task.clustering')}
          onDone={open}
          onRestarted={(next) => navigate(`/lots/tasks/${next}`, { replace: true })}
        />
      </div>
    </Page>
  )
}
