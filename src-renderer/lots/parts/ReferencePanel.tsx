import { Button } from '@mantine/core'
import { IconScale } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Defined, ErrorNote, Panel, useFormat } from '#ui'
import { useCancel, useTask } from '../../runs/queries.ts'
import { TaskProgress } from '../../runs/TaskProgress.tsx'
import type { ReferenceCheck, Run } from '../answers.ts'
import { useReference } from '../queries.ts'

/** Runs ml-kmeans on the same data and puts both results side by side. */
export function ReferencePanel({ run }: { run: Run }) {
  const { t } = useTranslation()
  const start = useReference()
  const task = useTask(start.data?.task_id)
  const cancel = useCancel()
  const running = start.isPending || task.data?.status === 'pending' || task.data?.status === 'running'
  return (
    <Panel title={t('lots.reference.title')}>
      <div className="stack">
        <p className="small t2">{t('lots.reference.body')}</p>
        {task.data?.status === 'completed' && <Result check={task.data.result as unknown as ReferenceCheck} />}
        {running && task.data ? (
          <TaskProgress
            name={t('lots.reference.title')}
            progress={task.data.progress}
            step={task.data.step}
            seconds_left={task.data.seconds_left}
            onCancel={() => cancel.mutate(task.data.task_id)}
          />
        ) : (
          <div>
            <Button leftSection={<IconScale size={14} stroke={1.5} />} loading={start.isPending} onClick={() => start.mutate(run.run_id)}>
              {t('lots.reference.run')}
            </Button>
          </div>
        )}
        <ErrorNote error={start.error ?? task.data?.error ?? cancel.error} />
      </div>
    </Panel>
  )
}

function Result({ check }: { check: ReferenceCheck }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className="stack tight">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('lots.reference.library')}</th>
            <th scope="col" className="num">
              <Defined term="lots.inertia">{t('lots.lineage.inertia')}</Defined>
            </th>
            <th scope="col" className="num">
              {t('lots.reference.seconds')} <span className="unit">s</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>Tessera</td>
            <td className="num">{format.number(check.inertia, 2)}</td>
            <td className="num">{format.number(check.seconds, 2)}</td>
          </tr>
          <tr>
            <td>{check.library}</td>
            <td className="num">{format.number(check.reference_inertia, 2)}</td>
            <td className="num">{format.number(check.reference_seconds, 2)}</td>
          </tr>
        </tbody>
      </table>
      <p className="small">
        {t('lots.reference.difference', {
          difference: format.signed(check.difference_pct, 3),
          rand: format.number(check.adjusted_rand, 3),
          count: check.starts,
        })}
      </p>
    </div>
  )
}
