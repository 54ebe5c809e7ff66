import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Note } from '#ui'
import type { Step } from '../answers.ts'
import { FeedNote } from './FeedNote.tsx'
import type { Made } from './use-applying.ts'

interface Props {
  dataset: string
  made: Made
  onTakeUp: (version: number, steps: readonly Step[]) => void
}

/** The version that was made, and the ways on from it. */
export function AppliedNote({ dataset, made: { result, base, steps }, onTakeUp }: Props) {
  const { t } = useTranslation()
  const { name, version_number, rows, columns, feeds } = result
  return (
    <>
      <Note
        action={
          <span className="row tight">
            <Button size="xs" variant="subtle" color="gray" onClick={() => onTakeUp(base, steps)}>
              {t('preparation.changeSteps')}
            </Button>
            <Button size="xs" component={Link} href={`/datasets/${dataset}`}>
              {t('preparation.openVersion', { version: String(version_number) })}
            </Button>
          </span>
        }
      >
        <span role="status">{t('preparation.made', { name, version: String(version_number), count: rows, columns: columns.length })}</span>
      </Note>
      {feeds.map((feed) => (
        <FeedNote key={feed.table} dataset={dataset} version={version_number} feed={feed} />
      ))}
    </>
  )
}
