import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import type { Task } from '#engine/jobs/contract'
import { EmptyState, JOB_TONES, JobTiles, Loaded, Page, Table, type TableColumn, Tag, useErrorText, useFormat, useJobNames } from '#ui'
import { useAllJobs } from './queries.ts'
import { isUnderWay, resultHref, workedMs } from './view.ts'

/** Every job of the project, newest first. */
export function JobsPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const jobs = useAllJobs()
  const under = jobs.data?.rows.filter(isUnderWay).length ?? 0
  return (
    <Page
      title={t('jobs.title')}
      crumbs={[{ label: t('jobs.title') }]}
      facts={
        jobs.data && [
          { value: format.number(jobs.data.total), label: t('jobs.count', { count: jobs.data.total }) },
          { value: format.number(under), label: t('jobs.underWay') },
        ]
      }
    >
      <Loaded query={jobs} isEmpty={(answer) => answer.rows.length === 0} empty={<NoJobs />}>
        {({ rows }) => <JobsTable rows={rows} />}
      </Loaded>
    </Page>
  )
}

function NoJobs() {
  const { t } = useTranslation()
  return (
    <EmptyState
      title={t('jobs.emptyTitle')}
      action={
        <Button component={Link} href="/datasets/import" variant="filled">
          {t('jobs.import')}
        </Button>
      }
    >
      <p>{t('jobs.emptyBody')}</p>
    </EmptyState>
  )
}

function JobsTable({ rows }: { rows: readonly Task[] }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [selected, setSelected] = useState<number>()
  return (
    <Table
      label={t('jobs.title')}
      title={t('jobs.title')}
      columns={useColumns()}
      rows={rows}
      rowId={(task) => task.task_id}
      selectedId={selected}
      onSelect={(task) => setSelected(task.task_id)}
      onOpen={(task) => navigate(`/jobs/${task.task_id}`)}
      fileName="jobs.csv"
    />
  )
}

function useColumns(): readonly TableColumn<Task>[] {
  const { t } = useTranslation()
  const format = useFormat()
  const names = useJobNames()
  const textOf = useErrorText()
  // Words and figures follow the language alone, and with it `format`; the table wants the same columns between renders.
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('jobs.job'),
        kind: 'text',
        width: 220,
        value: (task) => names.name(task.kind),
        render: (task) => <Link href={`/jobs/${task.task_id}`}>{names.name(task.kind)}</Link>,
      },
      { id: 'task_id', header: t('jobs.number'), kind: 'id', width: 76, value: (task) => task.task_id },
      {
        id: 'status',
        header: t('jobs.state'),
        kind: 'text',
        width: 110,
        value: (task) => t(`jobs.status.${task.status}`),
        render: (task) => <Tag tone={JOB_TONES[task.status]}>{t(`jobs.status.${task.status}`)}</Tag>,
      },
      {
        id: 'progress',
        header: t('jobs.progress'),
        kind: 'share',
        width: 130,
        value: (task) => task.progress,
        render: (task) => <JobTiles name={names.name(task.kind)} share={task.progress} tiles={10} />,
      },
      {
        id: 'created_at',
        header: t('jobs.created'),
        kind: 'text',
        width: 150,
        value: (task) => task.created_at,
        render: (task) => format.dateTime(task.created_at),
      },
      {
        id: 'worked',
        header: t('jobs.worked'),
        kind: 'number',
        width: 90,
        value: (task) => workedMs(task, Date.now()),
        render: (task) => duration(workedMs(task, Date.now()), format.duration),
      },
      {
        id: 'detail',
        header: t('jobs.detail'),
        kind: 'text',
        width: 320,
        value: (task) => (task.error ? textOf(task.error).message : isUnderWay(task) ? names.step(task.step) : null),
        render: (task) => <Detail task={task} />,
      },
    ],
    [format],
  )
}

/** What went wrong, where it is, or the way to what came out. */
function Detail({ task }: { task: Task }) {
  const { t } = useTranslation()
  const names = useJobNames()
  const textOf = useErrorText()
  if (task.error) {
    const { message, lang } = textOf(task.error)
    return <span lang={lang}>{message}</span>
  }
  if (isUnderWay(task)) return names.step(task.step)
  const href = resultHref(task)
  return href && <Link href={href}>{t('jobs.open')}</Link>
}

const duration = (timeMs: number | undefined, write: (timeMs: number) => string) => (timeMs === undefined ? '' : write(timeMs))
