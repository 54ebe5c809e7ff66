import './recommender.css'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { Page } from '#ui'
import { TrainingCurves } from './parts/TrainingCurves.tsx'
import { TrainingFollow } from './parts/TrainingFollow.tsx'
import { useCurve } from './queries.ts'

/** A run that is being trained: its curves as they grow; it opens when it is there. */
export function TaskPage({ task_id }: { task_id: number }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const curve = useCurve(task_id)
  const open = useCallback((run: string) => navigate(`/recommender/runs/${encodeURIComponent(run)}`, { replace: true }), [navigate])
  const title = t('recommender.task.title', { task: String(task_id) })
  return (
    <Page title={title} crumbs={[{ label: t('recommender.title'), href: '/recommender' }, { label: title }]}>
      <div style={{ padding: 16 }}>
        <TrainingFollow
          key={task_id}
          task_id={task_id}
          onDone={open}
          onRestarted={(next) => navigate(`/recommender/tasks/${next}`, { replace: true })}
        />
      </div>
      {curve.data && <TrainingCurves epochs={curve.data.epochs} best={curve.data.best_epoch} name={`training-${task_id}`} />}
    </Page>
  )
}
