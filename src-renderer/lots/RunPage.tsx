import './lots.css'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { Loaded, Mosaic, Page, Tag, useFormat } from '#ui'
import { ClusterPick } from '../runs/ClusterPick.tsx'
import { DeleteDialog } from '../runs/DeleteDialog.tsx'
import { Problems } from '../runs/Problems.tsx'
import { useSaveFile } from '../runs/queries.ts'
import { RunTabs } from '../runs/RunTabs.tsx'
import type { Assignment, Run } from './answers.ts'
import { ConfidencePanel } from './parts/ConfidencePanel.tsx'
import { ExcludedTable } from './parts/ExcludedTable.tsx'
import { LotsTable } from './parts/LotsTable.tsx'
import { MapPanel } from './parts/MapPanel.tsx'
import { ProfilePanel } from './parts/ProfilePanel.tsx'
import { RunActions } from './parts/RunActions.tsx'
import { RunTab } from './parts/RunTab.tsx'
import { SegmentsTable } from './parts/SegmentsTable.tsx'
import { useRunFacts, useRunTitle } from './parts/use-run-facts.ts'
import { WhyHereInspector } from './parts/WhyHereInspector.tsx'
import { assignmentsFile, segmentsFile, useDelete, useFirstAssignments, useRepeat, useRun, useWhy } from './queries.ts'

export function RunPage({ run_id }: { run_id: number }) {
  const { t } = useTranslation()
  const run = useRun(run_id)
  const title = t('lots.runNumber', { run: String(run_id) })
  if (run.data) return <RunView key={run_id} run={run.data} />
  return (
    <Page title={title} crumbs={[{ label: t('lots.title'), href: '/lots' }, { label: title }]}>
      <Loaded query={run}>{() => null}</Loaded>
    </Page>
  )
}

function RunView({ run }: { run: Run }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [, navigate] = useLocation()
  const [picked, setPicked] = useState<number>()
  const [cluster_id, setCluster] = useState<number>()
  const [tab, setTab] = useState<Tab>('lots')
  const [deleting, setDeleting] = useState(false)
  const first = useFirstAssignments(run)
  const lot_id = picked ?? first.data?.assignments[0]?.lot_id
  const why = useWhy(run.run_id, lot_id)
  const save = useSaveFile()
  const repeat = useRepeat()
  const { facts, note } = useRunFacts(run, () => setTab('excluded'))
  const select = useCallback((lot: Assignment) => setPicked(lot.lot_id), [])
  const tabs = useTabs(run, tab, setTab)
  return (
    <Page
      title={useRunTitle(run)}
      badge={<Tag>{format.dateTime(run.created_at)}</Tag>}
      crumbs={[{ label: t('lots.title'), href: '/lots' }, { label: t('lots.runNumber', { run: String(run.run_id) }) }]}
      facts={facts}
      actions={<RunActions run_id={run.run_id} save={save} />}
      inspector={<WhyHereInspector run={run} why={why} onSelect={setPicked} onSegments={() => setTab('segments')} />}
    >
      <Problems errors={[save.error, repeat.error]} />
      <Mosaic columns="minmax(0, 1fr) var(--panel-width, 304px) var(--narrow, 196px)">
        <ProfilePanel run={run} />
        <MapPanel run_id={run.run_id} lot_id={lot_id} why={why.data} cluster_id={cluster_id} onSelect={setPicked} />
        <ConfidencePanel run_id={run.run_id} />
      </Mosaic>
      {tab === 'lots' && (
        <LotsTable
          run={run}
          lot_id={lot_id}
          cluster_id={cluster_id}
          onSelect={select}
          onExport={() => save.mutate(assignmentsFile(run.run_id, cluster_id))}
          note={note}
          tools={
            <>
              <ClusterPick clusters={run.clusters} cluster_id={cluster_id} onChange={setCluster} />
              {tabs}
            </>
          }
        />
      )}
      {tab === 'segments' && <SegmentsTable run={run} onExport={() => save.mutate(segmentsFile(run.run_id))} tools={tabs} />}
      {tab === 'excluded' && <ExcludedTable run={run} tools={tabs} />}
      {tab === 'about' && (
        <RunTab
          run={run}
          tools={tabs}
          repeating={repeat.isPending}
          onRepeat={() => repeat.mutate(run.run_id, { onSuccess: ({ task_id }) => navigate(`/lots/tasks/${task_id}`) })}
          onDelete={() => setDeleting(true)}
        />
      )}
      <DeleteDialog
        run_id={run.run_id}
        body={t('lots.deletedBody', { run: String(run.run_id), count: run.n_lots })}
        remove={useDelete()}
        opened={deleting}
        onClose={() => setDeleting(false)}
        onDeleted={() => navigate('/lots')}
      />
    </Page>
  )
}

const TABS = ['lots', 'segments', 'excluded', 'about'] as const

type Tab = (typeof TABS)[number]

function useTabs(run: Run, tab: Tab, onChange: (tab: Tab) => void) {
  const { t } = useTranslation()
  return useMemo(() => {
    const tabs = TABS.map((value) => ({ value, label: t(`lots.run.tab.${value}`, { count: run.excluded_rows }) }))
    return <RunTabs tabs={tabs} tab={tab} onChange={onChange} />
  }, [t, run, tab, onChange])
}
