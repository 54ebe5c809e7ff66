import { Button } from '@mantine/core'
import { IconDatabaseImport } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState, ErrorNote, JobTiles, useFormat } from '#ui'
import { useRecentJobs, useSample } from '../queries.ts'

/** The packaged sample, offered as long as the project is empty. */
export function SampleOffer() {
  const { t } = useTranslation()
  const { language } = useFormat()
  const sample = useSample()
  const jobs = useRecentJobs()
  const task = jobs.data?.rows.find((row) => row.kind === 'system.demo')
  const busy = task?.status === 'pending' || task?.status === 'running'
  const failed = task?.task_id === sample.data?.task_id && task?.status === 'failed' ? task?.error : undefined
  return (
    <div style={{ display: 'flex', borderBottom: '1px solid var(--t-line)' }}>
      <EmptyState
        title={t('home.emptyTitle')}
        action={
          busy ? (
            <span className="row">
              <JobTiles name={t('home.sampleRunning')} share={task.progress} />
              {t('home.sampleRunning')}
            </span>
          ) : (
            <Button
              leftSection={<IconDatabaseImport size={14} stroke={1.5} />}
              loading={sample.isPending}
              onClick={() => sample.mutate(language)}
            >
              {t('home.sample')}
            </Button>
          )
        }
      >
        <p>{t('home.emptyBody')}</p>
        <ErrorNote error={sample.error ?? failed} />
      </EmptyState>
    </div>
  )
}
