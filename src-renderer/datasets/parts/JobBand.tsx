import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { JobTiles, useFormat, useJobNames } from '#ui'

interface Props {
  name: string
  /** 0–1. */
  share: number
  step: string
  secondsLeft: number | null
  /** Words of the button; those of an import when absent. */
  cancelLabel?: string
  onCancel: () => void
}

/** A job under way, above what it is for. */
export function JobBand({ name, share, step, secondsLeft, cancelLabel, onCancel }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const names = useJobNames()
  return (
    <div className="job-band">
      <JobTiles name={name} share={share} />
      <span className="med ell">{name}</span>
      <span className="t2 ell">{names.step(step)}</span>
      {secondsLeft !== null && <span className="nowrap">{t('ui.timeLeft', { time: format.duration(secondsLeft * 1000) })}</span>}
      <Button className="end" size="xs" onClick={onCancel}>
        {cancelLabel ?? t('datasets.cancelImport')}
      </Button>
    </div>
  )
}
