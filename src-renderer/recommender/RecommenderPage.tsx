import './recommender.css'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { EmptyState, type Fact, Loaded, Page, useFormat, useToasts } from '#ui'
import { Problems } from '../runs/Problems.tsx'
import { SampleButton } from '../runs/SampleButton.tsx'
import { useSampleRun } from '../runs/use-sample-run.ts'
import type { Runs } from './answers.ts'
import { CleanupDialog } from './parts/CleanupDialog.tsx'
import { ImportLink } from './parts/ImportLink.tsx'
import { RunInspector } from './parts/RunInspector.tsx'
import { RunsTable } from './parts/RunsTable.tsx'
import { Sections } from './parts/Sections.tsx'
import { useData, usePromote, useRollback, useRuns } from './queries.ts'

/** All runs, which of them is current, and what can be done with them. */
export function RecommenderPage() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [picked, setPicked] = useState<string>()
  const [cleaning, setCleaning] = useState(false)
  const runs = useRuns()
  const data = useData()
  const sample = useSampleRun('recommender')
  const { rollBack, error } = useRollBack()
  const list = runs.data?.runs ?? []
  const selected = list.find(({ run }) => run === picked) ?? list.find(({ current }) => current) ?? list[0]
  return (
    <Page
      title={t('recommender.title')}
      crumbs={[{ label: t('recommender.title') }]}
      facts={useListFacts(runs.data)}
      actions={
        list.length > 0 && (
          <>
            <Button onClick={() => setCleaning(true)}>{t('recommender.list.cleanup')}</Button>
            <Button disabled={list.length < 2} onClick={rollBack} title={t('recommender.list.rollbackHint')}>
              {t('recommender.list.rollback')}
            </Button>
            <NewRun />
          </>
        )
      }
      inspector={selected && <RunInspector key={selected.run} run={selected} />}
    >
      <Sections current="runs" />
      <Problems errors={[sample.error, error]} />
      {runs.data && list.length === 0 ? (
        <Loaded query={data}>{({ ventes }) => (ventes && !sample.running ? <NoRun /> : <NoBaskets sample={sample} />)}</Loaded>
      ) : (
        <Loaded query={runs}>
          {({ runs: rows }) => (
            <RunsTable
              runs={rows}
              selected={selected?.run}
              onSelect={setPicked}
              onOpen={(run) => navigate(`/recommender/runs/${encodeURIComponent(run)}`)}
            />
          )}
        </Loaded>
      )}
      <CleanupDialog opened={cleaning} onClose={() => setCleaning(false)} />
    </Page>
  )
}

function useListFacts(answer: Runs | undefined): Fact[] | undefined {
  const { t } = useTranslation()
  const format = useFormat()
  if (!answer) return undefined
  const bytes = answer.runs.reduce((sum, run) => sum + run.bytes, 0)
  return [
    { value: format.number(answer.total), label: t('recommender.fact.runs', { count: answer.total }) },
    {
      value: answer.runs.find(({ current }) => current)?.run ?? '–',
      label: t('recommender.fact.current'),
      place: 'before',
      term: 'recommender.current',
      mono: true,
    },
    { value: format.bytes(bytes), label: t('recommender.fact.onDisk') },
    { value: answer.root, label: t('recommender.fact.root'), place: 'before', mono: true },
  ]
}

/** `run_current` goes one run back; the undo brings it forward again. */
function useRollBack() {
  const { t } = useTranslation()
  const { show } = useToasts()
  const rollback = useRollback()
  const promote = usePromote()
  const rollBack = () =>
    rollback.mutate(undefined, {
      onSuccess: ({ run, previous }) =>
        show(t('recommender.list.rolledBack', { run }), previous === null ? undefined : { undo: () => promote.mutate(previous) }),
    })
  return { rollBack, error: rollback.error ?? promote.error }
}

function NewRun() {
  const { t } = useTranslation()
  return (
    <Button variant="filled" component={Link} href="/recommender/train">
      {t('recommender.newRun')}
    </Button>
  )
}

function NoBaskets({ sample }: { sample: ReturnType<typeof useSampleRun> }) {
  const { t } = useTranslation()
  return (
    <EmptyState title={t('recommender.empty.noBaskets')} action={<ImportLink filled />} sample={<SampleButton sample={sample} />}>
      <p>{t('recommender.empty.noBasketsBody')}</p>
      <p>
        <Link href="/recommender/data">{t('recommender.empty.build')}</Link>
      </p>
    </EmptyState>
  )
}

function NoRun() {
  const { t } = useTranslation()
  return (
    <EmptyState title={t('recommender.empty.noRun')} action={<NewRun />}>
      {t('recommender.empty.noRunBody')}
    </EmptyState>
  )
}
