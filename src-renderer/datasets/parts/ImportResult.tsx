import { Button } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { type Fact, Note, Page, Tag, useFormat } from '#ui'
import type { ImportResult as Result } from '../answers.ts'
import { ColumnsTable } from './ColumnsTable.tsx'
import { RejectedRows } from './RejectedRows.tsx'
import { Warnings } from './Warnings.tsx'

interface Props {
  result: Result
  onAnother: () => void
  /** Where more files wait: back to them. */
  onNext?: () => void
}

/** What came of an import, the doubtful first. */
export function ImportResult({ result, onAnother, onNext }: Props) {
  const { t } = useTranslation()
  const dataset = String(result.dataset_id)
  const goesToLots = result.table === 'lots' || result.table === 'gavage_data'
  return (
    <Page
      title={t('datasets.imported', { name: result.name })}
      badge={<Tag>{t('datasets.version', { number: String(result.version_number) })}</Tag>}
      crumbs={[{ label: t('datasets.title'), href: '/datasets' }, { label: t('datasets.import') }]}
      facts={useFacts(result)}
      actions={
        <>
          {!onNext && (
            <Button leftSection={<IconFileUpload size={16} stroke={1.5} />} onClick={onAnother}>
              {t('datasets.importAnother')}
            </Button>
          )}
          <Button component={Link} href={`/datasets/${dataset}`} variant={onNext || goesToLots ? 'default' : 'filled'}>
            {t('datasets.openDataset')}
          </Button>
          {onNext && (
            <Button variant="filled" onClick={onNext}>
              {t('datasets.queue.back')}
            </Button>
          )}
          {!onNext && goesToLots && (
            <Button component={Link} href="/lots" variant="filled">
              {t('datasets.goToLots')}
            </Button>
          )}
        </>
      }
    >
      <Outcome result={result} />
      {result.rejected_rows > 0 ? (
        <RejectedRows dataset={dataset} version={result.version_number} columns={result.columns} />
      ) : (
        <div className="stack" style={{ padding: 16 }}>
          <p className="t2">{t('datasets.noneRejected')}</p>
          <ColumnsTable columns={result.columns} breaks={() => 0} />
        </div>
      )}
    </Page>
  )
}

function Outcome({ result }: { result: Result }) {
  const { table, inserted = 0, updated = 0, unchanged = 0, warnings } = result
  const { t } = useTranslation()
  if (!table && warnings.length === 0) return null
  return (
    <div className="stack" style={{ padding: '12px 16px', borderBottom: '1px solid var(--t-line)' }}>
      {table && (
        <Note>
          {t('datasets.outcome', { table: t(`datasets.targets.${table}`) })} {t('datasets.inserted', { count: inserted })},{' '}
          {t('datasets.updated', { count: updated })}, {t('datasets.unchanged', { count: unchanged })}.
        </Note>
      )}
      <Warnings said={result} />
    </div>
  )
}

function useFacts({ rows, columns, rejected_rows, reading }: Result): Fact[] {
  const { t } = useTranslation()
  const format = useFormat()
  return [
    { value: format.number(rows), label: t('datasets.rowsWord', { count: rows }) },
    { value: format.number(columns.length), label: t('datasets.columnsWord', { count: columns.length }) },
    { value: format.number(rejected_rows), label: t('datasets.setAsideWord', { count: rejected_rows }), term: 'datasets.setAside' },
    { value: t(`datasets.formats.${reading.format}`), label: t('datasets.format'), place: 'before' },
  ]
}
