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
  href?: string
}

interface Props {
  /** The one under way. */
  job?: RunningJob
  /** Told while nothing runs: the last job failed, or was cut off. */
  trouble?: { text: string; href: string }
  /** Jobs that run beside the one shown. */
  beside?: number
  queued?: number
  /** Where all jobs are listed. */
  listHref?: string
  /** ISO moment of the last save. */
  savedAt?: string
  onCancel: (id: string) => void
  logHref?: string
}

/** The strip at the foot of the window: what runs, how long it still takes, how to stop it. */
export function JobStrip({ job, trouble, beside = 0, queued = 0, listHref, savedAt, onCancel, logHref }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const waiting = [beside > 0 && t('ui.beside', { count: beside }), queued > 0 && t('ui.queued', { count: queued })]
    .filter(Boolean)
    .join(' · ')
  return (
    <footer className="jobs" tabIndex={-1} data-region>
      <h2 className="sr">{t('ui.jobs')}</h2>
      {job && <Running job={job} onCancel={onCancel} />}
      {!job && trouble && (
        <a className="trouble target" href={trouble.href}>
          {trouble.text}
        </a>
      )}
      {!job && !trouble && <span className="t3">{t('ui.noJob')}</span>}
      {waiting && (listHref ? <a href={listHref}>{waiting}</a> : <span className="t3">{waiting}</span>)}
      <Spoken text={job ? t('ui.progress', { name: job.name, share: format.share(job.share) }) : trouble?.text} />
      <span className="end t3 row wide">
        {savedAt && <span>{t('ui.saved', { time: format.time(savedAt) })}</span>}
        {logHref && (
          <a className="row tight target" href={logHref}>
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
  return (
    <>
      <JobTiles name={job.name} share={job.share} />
      {job.href ? (
        <a className="ell med target" href={job.href}>
          {job.name}
        </a>
      ) : (
        <span className="ell med">{job.name}</span>
      )}
      {job.step && <span className="ell">{job.step}</span>}
      {job.timeLeftMs !== undefined && <span className="med">{t('ui.timeLeft', { time: format.duration(job.timeLeftMs) })}</span>}
      <ActionIcon aria-label={t('ui.cancelJob', { name: job.name })} onClick={() => onCancel(job.id)}>
        <IconPlayerStop size={14} stroke={1.5} />
      </ActionIcon>
    </>
  )
}

/** Stays in the page while jobs come and go, or a screen reader would miss the first word of each. */
const Spoken = ({ text }: { text: string | undefined }) => (
  <span className="sr" role="status" aria-live="polite">
    {useEvery(SPEAK_EVERY_MS, text)}
  </span>
)

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
