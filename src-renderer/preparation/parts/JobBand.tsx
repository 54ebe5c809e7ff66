import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { JobTiles, useFormat } from '#ui'
import type { Job } from './use-job.ts'
import type { Words } from './use-words.ts'

/** A job under way, above what it will change. */
export function JobBand({ name, job, words }: { name: string; job: Job; words: Words }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { progress = 0, step = '', seconds_left = null } = job.task ?? {}
  return (
    <div className="prep-band">
      <JobTiles name={name} share={progress} />
      <span className="med ell">{name}</span>
      <span className="t2 ell">{step === 'version' ? t('preparation.writingVersion') : step && words.title(step)}</span>
      {seconds_left !== null && <span className="nowrap">{t('ui.timeLeft', { time: format.duration(seconds_left * 1000) })}</span>}
      <Button className="end" size="xs" onClick={job.cancel}>
        {t('preparation.cancelJob')}
      </Button>
    </div>
  )
}
