import { ActionIcon } from '@mantine/core'
import { IconFileText, IconPlayerStop } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { JobTiles } from './JobTiles.tsx'
import { useFormat } from './use-format.ts'

const SPEAK_EVERY_MS = 10_000

export interface RunningJob {
  id: string
  name: string
  /** 0–1. */
  share: number
  step?: string
  timeLeftMs?: number
}

interface Props {
  /** The one under way. */
  job?: RunningJob
  queued?: number
  /** ISO moment of the last save. */
  savedAt?: string
  onCancel: (id: string) => void
  logHref?: string
}

/** The strip at the foot of the window: what runs, how long it still takes, how to stop it. */
export function JobStrip({ job, queued = 0, savedAt, onCancel, logHref }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <footer className="jobs" tabIndex={-1} data-region>
      <h2 className="sr">{t('ui.jobs')}</h2>
      {job ? <Running job={job} onCancel={onCancel} /> : <span className="t3">{t('ui.noJob')}</span>}
      {queued > 0 && <span className="t3">{t('ui.queued', { count: queued })}</span>}
      <span className="end t3 row wide">
        {savedAt && <span>{t('ui.saved', { time: format.time(savedAt) })}</span>}
        {logHref && (
          <a className="row tight" href={logHref}>
            <IconFileText size={13} stroke={1.5} aria-hidden />
            {t('ui.log')}
          </a>
        )}
      </span>
    </footer>
  )
}

function Running({ job, onCancel }: { job: RunningJob; onCancel: Props['onCancel'] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const spoken = useEvery(SPEAK_EVERY_MS, t('ui.progress', { name: job.name, share: format.share(job.share) }))
  return (
    <>
      <JobTiles name={job.name} share={job.share} />
      <span className="ell" style={{ color: 'var(--t-text)' }}>
        {job.name}
      </span>
      {job.step && <span className="ell">{job.step}</span>}
      {job.timeLeftMs !== undefined && <span className="med">{t('ui.timeLeft', { time: format.duration(job.timeLeftMs) })}</span>}
      <ActionIcon aria-label={t('ui.cancelJob', { name: job.name })} onClick={() => onCancel(job.id)}>
        <IconPlayerStop size={14} stroke={1.5} />
      </ActionIcon>
      <span className="sr" role="status" aria-live="polite">
        {spoken}
      </span>
    </>
  )
}

/** The latest value, but changed at most every so often. */
function useEvery<T>(intervalMs: number, value: T): T {
  const [kept, setKept] = useState(value)
  const latest = useRef(value)
  latest.current = value
  useEffect(() => {
    const timer = setInterval(() => setKept(latest.current), intervalMs)
    return () => clearInterval(timer)
  }, [intervalMs])
  return kept
}
