import { Button } from '@mantine/core'
import { IconDatabaseImport } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#ui'
import { TaskProgress } from './TaskProgress.tsx'
import type { useSampleRun } from './use-sample-run.ts'

export function SampleButton({ sample }: { sample: ReturnType<typeof useSampleRun> }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  if (sample.running) {
    const { progress, step, seconds_left } = sample.running
    return <TaskProgress name={t('runs.sample')} progress={progress} step={step} seconds_left={seconds_left} />
  }
  return (
    <Button leftSection={<IconDatabaseImport size={14} stroke={1.5} />} loading={sample.busy} onClick={() => sample.start(language)}>
      {t('runs.sample')}
    </Button>
  )
}
