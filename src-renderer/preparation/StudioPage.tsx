import './parts/preparation.css'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { ErrorNote, Loaded, Page } from '#ui'
import { Studio } from './parts/Studio.tsx'
import { useDataset, useStepKinds } from './queries.ts'

/** Steps on one dataset, tried on its first rows; nothing is written before they are applied. */
export function StudioPage({ dataset_id }: { dataset_id: number }) {
  const { t } = useTranslation()
  const dataset = useDataset(String(dataset_id))
  const kinds = useStepKinds()
  if (dataset.data && kinds.data)
    return <Studio key={dataset_id} dataset={dataset.data} kinds={kinds.data.steps} functions={kinds.data.functions} />
  const title = t('preparation.title')
  return (
    <Page title={title} crumbs={[{ label: title, href: '/preparation' }]} rail>
      {dataset.error ? (
        <div className="stack" style={{ padding: 16, alignItems: 'flex-start' }}>
          <ErrorNote error={dataset.error} onRetry={() => dataset.refetch()} />
          <Button component={Link} href="/preparation">
            {t('preparation.toList')}
          </Button>
        </div>
      ) : (
        <Loaded query={kinds}>{() => null}</Loaded>
      )}
    </Page>
  )
}
