import './dfu.css'
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
import { DfuInspector } from './parts/DfuInspector.tsx'
import { DfusTable } from './parts/DfusTable.tsx'
import { ExcludedTable } from './parts/ExcludedTable.tsx'
import { KTab } from './parts/KTab.tsx'
import { MapPanel } from './parts/MapPanel.tsx'
import { ProfilePanel } from './parts/ProfilePanel.tsx'
import { RunActions } from './parts/RunActions.tsx'
import { RunTab } from './parts/RunTab.tsx'
import { SeasonPanel } from './parts/SeasonPanel.tsx'
import { SegmentInspector } from './parts/SegmentInspector.tsx'
import { SegmentsTable } from './parts/SegmentsTable.tsx'
import { UpdateDialog } from './parts/UpdateDialog.tsx'
import { useRunFacts } from './parts/use-run-facts.ts'
import { useRunKeys } from './parts/use-run-keys.ts'
import { assignmentsFile, useDelete, useRepeat, useRun } from './queries.ts'

export function RunPage({ run_id }: { run_id: number }) {
  const { t } = useTranslation()
  const run = useRun(run_id)
  const title = t('dfu.runNumber', { run: String(run_id) })
  if (run.data) return <RunView key={run_id} run={run.data} />
  return (
    <Page title={title} crumbs={[{ label: t('dfu.title'), href: '/dfu' }, { label: title }]}>
      <Loaded query={run}>{() => null}</Loaded>
    </Page>
  )
}

function RunView({ run }: { run: Run }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [, navigate] = useLocation()
  const [segment, setSegment] = useState(run.clusters[0]?.cluster_id)
  const [dfu_id, setDfu] = useState<string>()
  const [only, setOnly] = useState<number>()
  const [tab, setTab] = useState<Tab>('segments')
  const [dialog, setDialog] = useState<'update' | 'delete'>()
  const save = useSaveFile()
  const repeat = useRepeat()
  const cluster = run.clusters.find((one) => one.cluster_id === segment)
  const closeDialog = () => setDialog(undefined)
  const selectDfu = useCallback((dfu: Assignment) => setDfu(dfu.dfu_id), [])
  const selectSegment = useCallback((id: number) => {
    setSegment(id)
    setDfu(undefined)
  }, [])
  const showDfus = useCallback((id: number) => {
    setOnly(id)
    setTab('dfus')
  }, [])
  useRunKeys(run, dfu_id)
  const tabs = useTabs(run, tab, setTab)
  return (
    <Page
      title={t('dfu.run.title', { run: String(run.run_id), count: run.k })}
      badge={<Tag>{format.dateTime(run.created_at)}</Tag>}
      crumbs={[{ label: t('dfu.title'), href: '/dfu' }, { label: t('dfu.runNumber', { run: String(run.run_id) }) }]}
      facts={useRunFacts(run, () => setTab('excluded'))}
      actions={<RunActions run_id={run.run_id} save={save} onUpdate={() => setDialog('update')} />}
      inspector={
        dfu_id !== undefined ? (
          <DfuInspector run={run} dfu_id={dfu_id} onSelect={setDfu} onSegment={selectSegment} />
        ) : (
          cluster && <SegmentInspector key={cluster.cluster_id} run={run} cluster={cluster} onDfus={() => showDfus(cluster.cluster_id)} />
        )
      }
    >
      <Problems errors={[save.error, repeat.error]} />
      <Mosaic columns="minmax(0, 3fr) minmax(0, 2fr) minmax(0, 2fr)">
        <ProfilePanel run={run} />
        <SeasonPanel run={run} />
        <MapPanel run={run} dfu_id={dfu_id} cluster_id={only} onSelect={setDfu} />
      </Mosaic>
      {tab === 'segments' && (
        <SegmentsTable
          run={run}
          selected={dfu_id === undefined ? segment : undefined}
          onSelect={selectSegment}
          onOpen={showDfus}
          tools={tabs}
        />
      )}
      {tab === 'dfus' && (
        <DfusTable
          run={run}
          dfu_id={dfu_id}
          cluster_id={only}
          onSelect={selectDfu}
          onExport={() => save.mutate(assignmentsFile(run.run_id, only))}
          tools={
            <>
              <ClusterPick clusters={run.clusters} cluster_id={only} onChange={setOnly} />
              {tabs}
            </>
          }
        />
      )}
      {tab === 'k' && <KTab run={run} tools={tabs} />}
      {tab === 'excluded' && <ExcludedTable run={run} tools={tabs} />}
      {tab === 'about' && (
        <RunTab
          run={run}
          tools={tabs}
          repeating={repeat.isPending}
          onRepeat={() => repeat.mutate(run.run_id, { onSuccess: ({ task_id }) => navigate(`/dfu/tasks/${task_id}`) })}
          onDelete={() => setDialog('delete')}
        />
      )}
      <UpdateDialog run={run} opened={dialog === 'update'} onClose={closeDialog} />
      <DeleteDialog
        run_id={run.run_id}
        body={t('dfu.deletedBody', { run: String(run.run_id), count: run.n_dfus })}
        remove={useDelete()}
        opened={dialog === 'delete'}
        onClose={closeDialog}
        onDeleted={() => navigate('/dfu')}
      />
    </Page>
  )
}

const TABS = ['segments', 'dfus', 'k', 'excluded', 'about'] as const

type Tab = (typeof TABS)[number]

function useTabs(run: Run, tab: Tab, onChange: (tab: Tab) => void) {
  const { t } = useTranslation()
  return useMemo(() => {
    const tabs = TABS.map((value) => ({ value, label: t(`dfu.run.tab.${value}`, { count: run.excluded_rows }) }))
    return <RunTabs tabs={tabs} tab={tab} onChange={onChange} />
  }, [t, run, tab, onChange])
}
