import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Note } from '#ui'
import type { ApplyResult } from '../answers.ts'
import { useFill } from '../queries.ts'
import { useJob } from './use-job.ts'

interface Props {
  dataset: string
  version: number
  feed: ApplyResult['feeds'][number]
}

/** A table of the project that still holds the rows of another version, and the way to give it those of this one. */
export function FeedNote({ dataset, version, feed: { table, version_number } }: Props) {
  const { t } = useTranslation()
  const fill = useFill()
  const job = useJob()
  const busy = fill.isPending || job.running
  const versions = { table, version: String(version), old: String(version_number) }
  const error = fill.error ?? job.error
  const done = job.task?.status === 'completed'
  const give = () => fill.mutate({ dataset, version, table }, { onSuccess: ({ task_id }) => job.follow(task_id) })
  return (
    <Note
      tone={error ? 'warning' : 'info'}
      action={
        done ? undefined : (
          <Button size="xs" variant="subtle" color="gray" loading={busy} onClick={give}>
            {t('preparation.fillTable', versions)}
          </Button>
        )
      }
    >
      <span role="status">
        {done ? t('preparation.filled', versions) : error ? t('preparation.notFilled', versions) : t('preparation.feeds', versions)}
      </span>
    </Note>
  )
}
