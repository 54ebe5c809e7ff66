import './parts/datasets.css'
import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { Loaded, Page, Table, type TableColumn, useFormat } from '#ui'
import type { Dataset } from './answers.ts'
import { DeleteDialog } from './parts/DeleteDialog.tsx'
import { NoDatasets } from './parts/NoDatasets.tsx'
import { useDatasets } from './queries.ts'

const NEWEST_FIRST = [{ id: 'updated_at', desc: true }]

export function DatasetsPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const [, navigate] = useLocation()
  const [selected, setSelected] = useState<number>()
  const [deleting, setDeleting] = useState<Dataset>()
  const query = useDatasets()
  const columns = useColumns()
  const list = query.data?.datasets ?? []
  const chosen = list.find(({ dataset_id }) => dataset_id === selected)
  const bytes = list.reduce((sum, { file_size }) => sum + file_size, 0)
  return (
    <Page
      title={t('datasets.title')}
      crumbs={[{ label: t('datasets.title') }]}
      facts={
        list.length > 0
          ? [
              { value: format.number(list.length), label: t('datasets.datasetsWord', { count: list.length }) },
              { value: format.bytes(bytes), label: t('datasets.ofFiles'), term: 'datasets.size' },
            ]
          : undefined
      }
      actions={
        list.length > 0 && (
          <>
            <Button disabled={!chosen} onClick={() => setDeleting(chosen)}>
              {t('datasets.delete')}
            </Button>
            <Button variant="filled" component={Link} href="/datasets/import">
              {t('datasets.import')}
            </Button>
          </>
        )
      }
    >
      <Loaded query={query} isEmpty={({ datasets }) => datasets.length === 0} empty={<NoDatasets />}>
        {({ datasets }) => (
          <Table
            label={t('datasets.title')}
            columns={columns}
            rows={datasets}
            rowId={({ dataset_id }) => dataset_id}
            selectedId={selected}
            onSelect={({ dataset_id }) => setSelected(dataset_id)}
            onOpen={({ dataset_id }) => navigate(`/datasets/${dataset_id}`)}
            initialSorting={NEWEST_FIRST}
            fileName="datasets.csv"
          />
        )}
      </Loaded>
      {deleting && <DeleteDialog dataset={deleting} onClose={() => setDeleting(undefined)} />}
    </Page>
  )
}

function useColumns(): TableColumn<Dataset>[] {
  const { t } = useTranslation()
  const format = useFormat()
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('datasets.nameColumn'),
        kind: 'text',
        width: 300,
        value: ({ name }) => name,
        render: ({ dataset_id, name }) => <Link href={`/datasets/${dataset_id}`}>{name}</Link>,
      },
      {
        id: 'rows',
        header: t('datasets.rows'),
        kind: 'number',
        digits: 0,
        value: ({ rows }) => rows,
        definition: t('datasets.definitions.rows'),
      },
      { id: 'columns_count', header: t('datasets.columns'), kind: 'number', digits: 0, value: ({ columns_count }) => columns_count },
      {
        id: 'rejected_rows',
        header: t('datasets.asideColumn'),
        kind: 'number',
        digits: 0,
        width: 110,
        value: ({ rejected_rows }) => rejected_rows,
        definition: t('datasets.definitions.setAside'),
      },
      {
        id: 'file_size',
        header: t('datasets.size'),
        kind: 'number',
        value: ({ file_size }) => file_size,
        render: ({ file_size }) => format.bytes(file_size),
        definition: t('datasets.definitions.size'),
      },
      {
        id: 'table',
        header: t('datasets.boundTable'),
        kind: 'text',
        width: 150,
        value: ({ table }) => table && t(`datasets.targets.${table}`),
        render: ({ table }) => table && t(`datasets.targets.${table}`),
      },
      {
        id: 'tags',
        header: t('datasets.settings.tags'),
        kind: 'text',
        width: 140,
        value: ({ tags }) => tags.join(', '),
        render: ({ tags }) => tags.join(', '),
      },
      { id: 'file_format', header: t('datasets.format'), kind: 'text', value: ({ file_format }) => t(`datasets.formats.${file_format}`) },
      {
        id: 'version_number',
        header: t('datasets.versionColumn'),
        kind: 'number',
        digits: 0,
        value: ({ version_number }) => version_number,
      },
      {
        id: 'updated_at',
        header: t('datasets.importedAt'),
        kind: 'date',
        width: 160,
        value: ({ updated_at }) => updated_at,
        render: ({ updated_at }) => format.dateTime(updated_at),
      },
    ],
    [t, format],
  )
}
