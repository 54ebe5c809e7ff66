import { Button } from '@mantine/core'
import { IconPlayerStop } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { JobTiles, useFormat, useJobNames } from '#ui'

interface Props {
  name: string
  /** 0–1. */
  progress: number
  /** Empty before the job has begun. */
  step: string
  seconds_left: number | null
  onCancel?: () => void
}

/** A job inside the page: tiles, step, time left, stop. */
export function TaskProgress({ name, progress, step, seconds_left, onCancel }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const names = useJobNames()
  return (
    <div className="row small" style={{ flexWrap: 'wrap' }}>
      <JobTiles name={name} share={progress} />
      <span className="med">{format.share(progress)}</span>
      <span className="t2">{step ? names.step(step) : t('runs.task.waiting')}</span>
      {seconds_left !== null && <span className="med">{t('ui.timeLeft', { time: format.duration(seconds_left * 1000) })}</span>}
      {onCancel && (
        <Button size="xs" leftSection={<IconPlayerStop size={14} stroke={1.5} />} onClick={onCancel}>
          {t('runs.cancel')}
        </Button>
      )}
    </div>
  )
}
