import './parts/datasets.css'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Loaded, Page } from '#ui'
import { DatasetView } from './parts/DatasetView.tsx'
import { FileError } from './parts/FileError.tsx'
import { useDataset } from './queries.ts'

/** A dataset: its rows, what they hold, its history and settings; one version at a time, the latest until another one is chosen. */
export function DatasetPage({ dataset_id }: { dataset_id: number }) {
  const { t } = useTranslation()
  const [version, setVersion] = useState<number>()
  const query = useDataset(String(dataset_id), { version })
  if (query.data) return <DatasetView key={dataset_id} details={query.data} version={version} onVersion={setVersion} />
  const name = t('datasets.dataset', { id: String(dataset_id) })
  return (
    <Page title={name} crumbs={[{ label: t('datasets.title'), href: '/datasets' }, { label: name }]}>
      {query.error ? (
        <div className="stack" style={{ padding: 16, alignItems: 'flex-start' }}>
          <FileError error={query.error} />
          <Button component={Link} href="/datasets">
            {t('datasets.toList')}
          </Button>
        </div>
      ) : (
        <Loaded query={query}>{() => null}</Loaded>
      )}
    </Page>
  )
}
