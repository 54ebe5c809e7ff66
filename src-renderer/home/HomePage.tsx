import { Button } from '@mantine/core'
import { IconFileImport, IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { ErrorNote, Mosaic, Note, Page, Panel, useFormat, useJobNames } from '#ui'
import { NextSteps } from './parts/NextSteps.tsx'
import { RecentJobs } from './parts/RecentJobs.tsx'
import { RecentRuns } from './parts/RecentRuns.tsx'
import { SampleOffer } from './parts/SampleOffer.tsx'
import { ThisPc } from './parts/ThisPc.tsx'
import { useLots, useRecentJobs, useRecentRuns, useRestartJob } from './queries.ts'

interface Props {
  title: string
  /** Offered until it was taken or put aside. */
  tour: { offered: boolean; take: () => void; putAside: () => void }
}

/** What the project holds, what runs, where to go on. */
export function HomePage({ title, tour }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const lots = useLots()
  const runs = useRecentRuns()
  const count = lots.data?.lots
  return (
    <Page
      title={title}
      crumbs={[{ label: t('home.title') }]}
      facts={[
        ...(count === undefined ? [] : [{ value: format.number(count), label: t('home.lots', { count }) }]),
        ...(runs.data ? [{ value: format.number(runs.data.total), label: t('home.runs', { count: runs.data.total }) }] : []),
        { label: t('home.privacy') },
      ]}
      actions={
        <Button component={Link} href="/datasets/import" variant="filled" leftSection={<IconFileImport size={14} stroke={1.5} />}>
          {t('home.importFile')}
        </Button>
      }
    >
      <Interrupted />
      {tour.offered && <TourOffer take={tour.take} putAside={tour.putAside} />}
      <ErrorNote error={lots.error} onRetry={() => lots.refetch()} />
      {count === 0 && <SampleOffer />}
      <Mosaic fill columns="minmax(0, 1.6fr) minmax(0, 1fr)" rows="minmax(262px, 1fr) minmax(200px, 1fr)">
        <RecentJobs />
        <RecentRuns />
        <Panel title={t('home.next')}>
          <NextSteps hasLots={count !== undefined && count > 0} runs={runs.data?.runs ?? []} />
        </Panel>
        <ThisPc />
      </Mosaic>
    </Page>
  )
}

function TourOffer({ take, putAside }: { take: () => void; putAside: () => void }) {
  const { t } = useTranslation()
  return (
    <Note
      action={
        <span className="row">
          <Button onClick={take}>{t('home.takeTour')}</Button>
          <Button variant="subtle" color="gray" onClick={putAside}>
            {t('home.noTour')}
          </Button>
        </span>
      }
    >
      {t('home.tourOffer')}
    </Note>
  )
}

/** A job that the end of the program cut off can be run again. */
function Interrupted() {
  const { t } = useTranslation()
  const jobs = useRecentJobs()
  const restart = useRestartJob()
  const names = useJobNames()
  const job = jobs.data?.rows.find((task) => task.status === 'interrupted' && task.restarted_as === null)
  if (!job) return null
  return (
    <Note
      tone="warning"
      action={
        <Button
          leftSection={<IconRefresh size={14} stroke={1.5} />}
          loading={restart.isPending}
          onClick={() => restart.mutate(job.task_id)}
        >
          {t('home.restart')}
        </Button>
      }
    >
      {t('home.interrupted', { name: names.name(job.kind) })}
    </Note>
  )
}
