import './dfu.css'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { EmptyState, ErrorNote, Loaded, Page, useFormat } from '#ui'
import { SampleButton } from '../runs/SampleButton.tsx'
import { useSampleRun } from '../runs/use-sample-run.ts'
import { useTickedRuns } from '../runs/use-ticked-runs.ts'
import type { Facts } from './answers.ts'
import { ImportLink } from './parts/ImportLink.tsx'
import { RunInspector } from './parts/RunInspector.tsx'
import { RunsTable } from './parts/RunsTable.tsx'
import { useFacts, useRuns } from './queries.ts'

export function DfuPage() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { ticked, tick, pair } = useTickedRuns()
  const [picked, setPicked] = useState<number>()
  const runs = useRuns()
  const facts = useFacts()
  const sample = useSampleRun('dfu')
  const list = runs.data?.runs ?? []
  const selected = list.find((run) => run.run_id === picked) ?? list[0]
  return (
    <Page
      title={t('dfu.title')}
      crumbs={[{ label: t('dfu.title') }]}
      facts={useDfuFacts(facts.data, list.length)}
      actions={
        list.length > 0 && (
          <>
            <Button component={Link} href="/dfu/dfus">
              {t('dfu.dimension.open')}
            </Button>
            <Button
              disabled={!pair}
              title={t('dfu.list.compareHint')}
              onClick={() => pair && navigate(`/dfu/compare/${pair[0]}/${pair[1]}`)}
            >
              {t('dfu.list.compare')}
            </Button>
            <NewRun />
          </>
        )
      }
      inspector={selected && <RunInspector key={selected.run_id} run={selected} />}
    >
      {sample.error && (
        <div style={{ padding: 16 }}>
          <ErrorNote error={sample.error} />
        </div>
      )}
      {runs.data && list.length === 0 ? (
        <Loaded query={facts}>{(answer) => (answer.bound && !sample.running ? <NoRun /> : <NoSales sample={sample} />)}</Loaded>
      ) : (
        <Loaded query={runs}>
          {({ runs: rows }) => (
            <RunsTable
              runs={rows}
              selected={selected?.run_id}
              ticked={ticked}
              onTick={tick}
              onSelect={setPicked}
              onOpen={(run_id) => navigate(`/dfu/runs/${run_id}`)}
            />
          )}
        </Loaded>
      )}
    </Page>
  )
}

function useDfuFacts(facts: Facts | undefined, runs: number) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!facts) return undefined
  return [
    { value: format.number(facts.dfus), label: t('dfu.fact.dfusOfProject', { count: facts.dfus }) },
    ...(facts.check ? [{ value: format.number(facts.check.months), label: t('dfu.fact.months', { count: facts.check.months }) }] : []),
    { value: format.number(runs), label: t('dfu.fact.runs', { count: runs }) },
  ]
}

function NewRun() {
  const { t } = useTranslation()
  return (
    <Button variant="filled" component={Link} href="/dfu/new">
      {t('dfu.newRun')}
    </Button>
  )
}

function NoSales({ sample }: { sample: ReturnType<typeof useSampleRun> }) {
  const { t } = useTranslation()
  return (
    <EmptyState title={t('dfu.empty.noSales')} action={<ImportLink filled />} sample={<SampleButton sample={sample} />}>
      {t('dfu.empty.noSalesBody')}
    </EmptyState>
  )
}

function NoRun() {
  const { t } = useTranslation()
  return (
    <EmptyState title={t('dfu.empty.noRun')} action={<NewRun />}>
      {t('dfu.empty.noRunBody')}
    </EmptyState>
  )
}
