import './parts/datasets.css'
import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { EmptyState, type Fact, Loaded, Page, Tag, useFormat } from '#ui'
import type { Details } from './answers.ts'
import { ColumnsOfDataset } from './parts/ColumnsOfDataset.tsx'
import { DatasetInspector } from './parts/DatasetInspector.tsx'
import { DatasetRows } from './parts/DatasetRows.tsx'
import { DeleteDialog } from './parts/DeleteDialog.tsx'
import { FileError } from './parts/FileError.tsx'
import { RejectedRows } from './parts/RejectedRows.tsx'
import { Warnings } from './parts/Warnings.tsx'
import { useDataset } from './queries.ts'

type View = 'rows' | 'columns' | 'rejected'

export function DatasetPage({ dataset_id }: { dataset_id: number }) {
  const { t } = useTranslation()
  const query = useDataset(String(dataset_id))
  const facts = useFacts(query.data)
  const [, navigate] = useLocation()
  const [deleting, setDeleting] = useState(false)
  const name = query.data?.name ?? t('datasets.dataset', { id: String(dataset_id) })
  return (
    <Page
      title={name}
      badge={query.data && <Tag>{t('datasets.version', { number: String(query.data.version_number) })}</Tag>}
      crumbs={[{ label: t('datasets.title'), href: '/datasets' }, { label: name }]}
      facts={facts}
      actions={query.data && <Button onClick={() => setDeleting(true)}>{t('datasets.delete')}</Button>}
      inspector={query.data && <DatasetInspector details={query.data} />}
    >
      {query.error && !query.data ? (
        <div className="stack" style={{ padding: 16, alignItems: 'flex-start' }}>
          <FileError error={query.error} />
          <Button component={Link} href="/datasets">
            {t('datasets.toList')}
          </Button>
        </div>
      ) : (
        <Loaded query={query}>{(details) => <Contents details={details} />}</Loaded>
      )}
      {deleting && query.data && (
        <DeleteDialog dataset={query.data} onClose={() => setDeleting(false)} onDeleted={() => navigate('/datasets', { replace: true })} />
      )}
    </Page>
  )
}

function Contents({ details }: { details: Details }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [view, setView] = useState<View>('rows')
  const dataset = String(details.dataset_id)
  const choices = [
    { value: 'rows', label: `${t('datasets.rows')} ${format.number(details.rows)}` },
    { value: 'columns', label: `${t('datasets.columns')} ${format.number(details.columns.length)}` },
    { value: 'rejected', label: `${t('datasets.rejectedRows')} ${format.number(details.rejected_rows)}` },
  ]
  return (
    <>
      {details.warnings.length > 0 && (
        <div style={{ padding: '12px 16px', borderBottom: '1px solid var(--t-line)' }}>
          <Warnings said={details} />
        </div>
      )}
      <div className="toolbar">
        <SegmentedControl aria-label={t('datasets.view')} data={choices} value={view} onChange={(next) => setView(next as View)} />
      </div>
      {view === 'rows' && <DatasetRows key={details.version_id} details={details} />}
      {view === 'columns' && <ColumnsOfDataset columns={details.columns} rows={details.rows} />}
      {view === 'rejected' &&
        (details.rejected_rows > 0 ? (
          <RejectedRows dataset={dataset} version={details.version_number} columns={details.columns} />
        ) : (
          <EmptyState title={t('datasets.noneRejected')} />
        ))}
    </>
  )
}

function useFacts(details: Details | undefined): Fact[] | undefined {
  const { t } = useTranslation()
  const format = useFormat()
  if (!details) return undefined
  const { rows, columns, rejected_rows, file_size, content_hash, updated_at, table } = details
  return [
    { value: format.number(rows), label: t('datasets.rowsWord', { count: rows }) },
    { value: format.number(columns.length), label: t('datasets.columnsWord', { count: columns.length }) },
    { value: format.number(rejected_rows), label: t('datasets.setAsideWord', { count: rejected_rows }), term: 'datasets.setAside' },
    { value: format.bytes(file_size), label: t('datasets.size'), place: 'before', term: 'datasets.size' },
    { value: content_hash.slice(0, 7), label: t('datasets.data'), place: 'before', term: 'datasets.hash', mono: true },
    { value: format.dateTime(updated_at), label: t('datasets.importedAt'), place: 'before' },
    ...(table ? [{ value: t(`datasets.targets.${table}`), label: t('datasets.boundTable'), place: 'before' } as const] : []),
  ]
}
