import { Button, Select } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { JobTiles, Tag, type Tone, useErrorText, useFormat } from '#ui'
import { TABLES } from '../../form.ts'
import type { Opened } from '../../queries.ts'
import { useReadingSummary } from '../use-reading-summary.ts'
import type { Outcome, QueuedFile } from './use-queue.ts'
import { type QueuedState, useQueuedFile } from './use-queued-file.ts'

const NONE = 'none'
const TONES: Record<QueuedState, Tone | undefined> = {
  reading: undefined,
  refused: 'danger',
  question: 'warning',
  ready: undefined,
  importing: 'accent',
  failed: 'danger',
  done: 'success',
}

interface Props {
  file: QueuedFile
  reads: boolean
  asLast: boolean
  goes: boolean
  onState: (id: string, state: QueuedState) => void
  onReview: (opened: Opened) => void
  onDone: (outcome: Outcome) => void
  onDrop: () => void
}

/** One of several files. */
export function QueueRow({ file, reads, asLast, goes, onState, onReview, onDone, onDrop }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const errorText = useErrorText()
  const summary = useReadingSummary()
  const { state, token, preview, table, choose, error, task, outcome } = useQueuedFile(file, { reads, asLast, goes })
  const { id } = file
  useEffect(() => onState(id, state), [onState, id, state])
  useEffect(() => {
    if (outcome && !file.outcome) onDone(outcome)
  }, [outcome, file.outcome, onDone])
  const { name, size } = file.given
  const isOpen = state === 'ready' || state === 'question'
  const known = preview?.notices.filter(({ code }) => code !== 'known_shape' && code !== 'same_as_last').length ?? 0
  const isLast = preview?.notices.some(({ code }) => code === 'same_as_last')
  return (
    <tr>
      <th scope="row">
        <span className="ell queue-name" title={name}>
          {name}
        </span>{' '}
        <span className="t3 nowrap">{format.bytes(size)}</span>
      </th>
      <td className="t2">
        {error ? <span className="queue-error">{errorText(error).message}</span> : preview && summary(preview)}
        {known > 0 && !error && <span className="t3"> · {t('datasets.decided', { count: known })}</span>}
        {isLast && preview?.last_time && (
          <span className="t3">
            {' '}
            · {t('datasets.queue.likeVersion', { dataset: preview.last_time.dataset, version: preview.last_time.version })}
          </span>
        )}
      </td>
      <Figure value={preview?.columns.length} />
      <Figure value={outcome?.rejected_rows ?? preview?.rejected_rows} />
      <td>
        {isOpen ? (
          <Select
            aria-label={t('datasets.queue.targetOf', { name })}
            data={[NONE, ...TABLES].map((value) => ({ value, label: t(`datasets.targets.${value}`) }))}
            value={table ?? NONE}
            onChange={(value) => choose(TABLES.find((one) => one === value) ?? null)}
            allowDeselect={false}
            w={200}
          />
        ) : (
          outcome && t(`datasets.targets.${table ?? NONE}`)
        )}
      </td>
      <td>
        <Tag tone={TONES[state]}>{t(`datasets.queue.states.${state}`)}</Tag>{' '}
        {state === 'importing' && <JobTiles name={name} share={task?.progress ?? 0} />}
        {outcome && <span className="t3">{t('ui.rows', { count: outcome.rows })}</span>}
      </td>
      <td>
        <Actions>
          {isOpen && token !== undefined && (
            <Button size="xs" aria-label={t('datasets.queue.reviewOf', { name })} onClick={() => onReview({ file: token, name, size })}>
              {t('datasets.queue.review')}
            </Button>
          )}
          {(isOpen || state === 'refused' || state === 'failed') && (
            <Button size="xs" variant="subtle" color="gray" aria-label={t('datasets.queue.dropOf', { name })} onClick={onDrop}>
              {t('datasets.queue.drop')}
            </Button>
          )}
          {outcome && <Link href={`/datasets/${outcome.dataset_id}`}>{t('datasets.openDataset')}</Link>}
        </Actions>
      </td>
    </tr>
  )
}

const Actions = ({ children }: { children: ReactNode }) => <span className="row tight">{children}</span>

function Figure({ value }: { value: number | undefined }) {
  const format = useFormat()
  return <td className="num">{value === undefined ? <span className="t3">–</span> : format.number(value)}</td>
}
