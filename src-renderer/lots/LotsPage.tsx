import './lots.css'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { EmptyState, ErrorNote, Loaded, Note, Page, useFormat } from '#ui'
import { useRestart } from '../runs/queries.ts'
import { SampleButton } from '../runs/SampleButton.tsx'
import { useSampleRun } from '../runs/use-sample-run.ts'
import { useTickedRuns } from '../runs/use-ticked-runs.ts'
import { RunInspector } from './parts/RunInspector.tsx'
import { RunsTable } from './parts/RunsTable.tsx'
import { useEligible, useRuns, useUnfinishedTasks } from './queries.ts'

const NO_FILTER = {}

export function LotsPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const [, navigate] = useLocation()
  const { ticked, tick, pair } = useTickedRuns()
  const [picked, setPicked] = useState<number>()
  const runs = useRuns()
  const lots = useEligible(NO_FILTER)
  const sample = useSampleRun('lots')
  const list = runs.data?.runs ?? []
  const selected = list.find((run) => run.run_id === picked) ?? list[0]
  return (
    <Page
      title={t('lots.title')}
      crumbs={[{ label: t('lots.title') }]}
      facts={
        lots.data && [
          { value: format.number(lots.data.lots), label: t('lots.fact.lotsOfProject', { count: lots.data.lots }) },
          { value: format.number(list.length), label: t('lots.fact.runs', { count: list.length }) },
        ]
      }
      actions={
        list.length > 0 && (
          <>
            <Button component={Link} href="/datasets/import">
              {t('lots.import')}
            </Button>
            <Button
              disabled={!pair}
              title={t('lots.list.compareHint')}
              onClick={() => pair && navigate(`/lots/compare/${pair[0]}/${pair[1]}`)}
            >
              {t('lots.list.compare')}
            </Button>
            <Button variant="filled" component={Link} href="/lots/new">
              {t('lots.newRun')}
            </Button>
          </>
        )
      }
      inspector={selected && <RunInspector key={selected.run_id} run={selected} />}
    >
      <Unfinished />
      {sample.error && (
        <div style={{ padding: 16 }}>
          <ErrorNote error={sample.error} />
        </div>
      )}
      {runs.data && list.length === 0 ? (
        <Loaded query={lots}>{(answer) => (answer.lots === 0 || sample.running ? <NoLots sample={sample} /> : <NoRun />)}</Loaded>
      ) : (
        <Loaded query={runs}>
          {({ runs: rows }) => (
            <RunsTable
              runs={rows}
              selected={selected?.run_id}
              ticked={ticked}
              onTick={tick}
              onSelect={setPicked}
              onOpen={(run_id) => navigate(`/lots/runs/${run_id}`)}
            />
          )}
        </Loaded>
      )}
    </Page>
  )
}

function NoLots({ sample }: { sample: ReturnType<typeof useSampleRun> }) {
  const { t } = useTranslation()
  return (
    <EmptyState
      title={t('lots.empty.noLots')}
      action={
        <Button variant="filled" component={Link} href="/datasets/import">
          {t('lots.import')}
        </Button>
      }
      sample={<SampleButton sample={sample} />}
    >
      {t('lots.empty.noLotsBody')}
    </EmptyState>
  )
}

function NoRun() {
  const { t } = useTranslation()
  return (
    <EmptyState
      title={t('lots.empty.noRun')}
      action={
        <Button variant="filled" component={Link} href="/lots/new">
          {t('lots.newRun')}
        </Button>
      }
    >
      {t('lots.empty.noRunBody')}
    </EmptyState>
  )
}

/** Runs that were under way when the program ended. */
function Unfinished() {
  const { t } = useTranslation()
  const format = useFormat()
  const [, navigate] = useLocation()
  const tasks = useUnfinishedTasks()
  const restart = useRestart()
  if (!tasks.data?.length) return null
  return (
    <div className="stack tight" style={{ padding: 16 }}>
      {tasks.data.map((task) => (
        <Note
          key={task.task_id}
          tone="warning"
          action={
            <Button
              size="xs"
              loading={restart.isPending}
              onClick={() => restart.mutate(task.task_id, { onSuccess: ({ task_id }) => navigate(`/lots/tasks/${task_id}`) })}
            >
              {t('runs.task.restart')}
            </Button>
          }
        >
          {t('lots.task.interruptedAt', { date: format.dateTime(task.created_at), share: format.share(task.progress) })}
        </Note>
      ))}
      <ErrorNote error={restart.error} />
    </div>
  )
}
