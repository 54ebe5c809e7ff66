import { Button } from '@mantine/core'
import { IconPlayerStop, IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import type { Task } from '#engine/jobs/contract'
import { CopyButton, ErrorNote, type Fact, JOB_TONES, JobTiles, Loaded, Mosaic, Note, Page, Panel, Tag, useFormat, useJobNames } from '#ui'
import { Lines } from './parts/Lines.tsx'
import { LogLines } from './parts/LogLines.tsx'
import { useCancelJob, useJob, useRestartJob } from './queries.ts'
import { canRestart, isUnderWay, linesOf, resultHref, workedMs } from './view.ts'

/** One job: what it was given, where it is, what it noted, what came out or went wrong. */
export function JobPage({ task_id }: { task_id: number }) {
  const { t } = useTranslation()
  const names = useJobNames()
  const job = useJob(task_id)
  const task = job.data
  const title = task ? t('jobs.named', { name: names.name(task.kind), task: String(task_id) }) : t('jobs.one', { task: String(task_id) })
  return (
    <Page
      title={title}
      crumbs={[{ label: t('jobs.title'), href: '/jobs' }, { label: title }]}
      badge={task && <Tag tone={JOB_TONES[task.status]}>{t(`jobs.status.${task.status}`)}</Tag>}
      facts={useJobFacts(task)}
      actions={task && <JobActions task={task} />}
    >
      <Loaded query={job}>{(found) => <JobView task={found} />}</Loaded>
    </Page>
  )
}

function JobView({ task }: { task: Task }) {
  const { t } = useTranslation()
  return (
    <>
      {isUnderWay(task) && <Progress task={task} />}
      {task.status === 'interrupted' && <Note tone="warning">{t('jobs.interrupted')}</Note>}
      {task.restarted_as !== null && (
        <Note>
          {t('jobs.restartedAs')} <Link href={`/jobs/${task.restarted_as}`}>{t('jobs.one', { task: String(task.restarted_as) })}</Link>
        </Note>
      )}
      {task.error && task.status !== 'cancelled' && (
        <div style={{ padding: 16 }}>
          <ErrorNote error={task.error} />
        </div>
      )}
      <Mosaic fill columns="minmax(0, 1fr) minmax(0, 1fr)" rows="minmax(180px, 2fr) minmax(160px, 1fr)">
        <Panel title={t('jobs.facts')}>
          <Lines label={t('jobs.facts')} lines={linesOf(task.facts)} empty={t('jobs.noFacts')} />
        </Panel>
        <Panel title={t('jobs.result')}>
          <Lines label={t('jobs.result')} lines={linesOf(task.result)} empty={t('jobs.noResult')} />
        </Panel>
        <LogLines task_id={task.task_id} running={isUnderWay(task)} />
        <Panel title={t('jobs.commands')}>
          <p className="t2 small text">{t('jobs.commandsWhy')}</p>
          <ul className="stack tight">
            {['show', 'log'].map((verb) => (
              <li key={verb} className="row">
                <code className="mono">{`tessera jobs ${verb} ${task.task_id}`}</code>
                <CopyButton label={t('ui.copy')} text={`tessera jobs ${verb} ${task.task_id}`} />
              </li>
            ))}
          </ul>
        </Panel>
      </Mosaic>
    </>
  )
}

function Progress({ task }: { task: Task }) {
  const { t } = useTranslation()
  const format = useFormat()
  const names = useJobNames()
  return (
    <div className="toolbar">
      <JobTiles name={names.name(task.kind)} share={task.progress} />
      <span className="med">{format.share(task.progress)}</span>
      <span className="t2">{task.status === 'pending' ? t('jobs.waiting') : names.step(task.step)}</span>
      {task.seconds_left !== null && <span className="med">{t('ui.timeLeft', { time: format.duration(task.seconds_left * 1000) })}</span>}
    </div>
  )
}

function JobActions({ task }: { task: Task }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const cancel = useCancelJob()
  const restart = useRestartJob()
  const href = resultHref(task)
  return (
    <>
      {isUnderWay(task) && (
        <Button
          leftSection={<IconPlayerStop size={14} stroke={1.5} />}
          loading={cancel.isPending}
          onClick={() => cancel.mutate(task.task_id)}
        >
          {t('jobs.cancel')}
        </Button>
      )}
      {canRestart(task) && (
        <Button
          variant="filled"
          leftSection={<IconRefresh size={14} stroke={1.5} />}
          loading={restart.isPending}
          onClick={() => restart.mutate(task.task_id, { onSuccess: (started) => navigate(`/jobs/${started.task_id}`) })}
        >
          {t('jobs.restart')}
        </Button>
      )}
      {href && (
        <Button variant="filled" component={Link} href={href}>
          {t('jobs.open')}
        </Button>
      )}
    </>
  )
}

function useJobFacts(task: Task | undefined): readonly Fact[] {
  const { t } = useTranslation()
  const format = useFormat()
  if (!task) return []
  const worked = workedMs(task, Date.now())
  return [
    { value: format.dateTime(task.created_at), label: t('jobs.created'), place: 'before' },
    ...(worked === undefined ? [] : [{ value: format.duration(worked), label: t('jobs.worked'), place: 'before' } as const]),
    { value: task.kind, label: t('jobs.kind'), place: 'before', mono: true },
  ]
}
