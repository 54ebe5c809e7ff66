import './parts/datasets.css'
import './visualise/visualise.css'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { ErrorNote, Loaded, Note, Page } from '#ui'
import { FileError } from './parts/FileError.tsx'
import { useDataset } from './queries.ts'
import { useSavedCharts } from './visualise/queries.ts'
import { Visualise } from './visualise/Visualise.tsx'

interface Props {
  dataset_id: number
  /** The saved chart to open. */
  visualization_id: number | undefined
}

/** Charts of the latest version of a dataset. */
export function VisualisePage({ dataset_id, visualization_id }: Props) {
  const { t } = useTranslation()
  const dataset = String(dataset_id)
  const details = useDataset(dataset)
  const saved = useSavedCharts(dataset)
  const opened = saved.data?.visualizations.find((chart) => chart.visualization_id === visualization_id)
  const isGone = visualization_id !== undefined && saved.data !== undefined && !opened
  if (details.data && saved.data && !isGone)
    return (
      <Visualise key={`${dataset} ${visualization_id ?? ''}`} details={details.data} charts={saved.data.visualizations} opened={opened} />
    )
  const title = details.data?.name ?? t('datasets.visualise.title')
  return (
    <Page title={title} crumbs={[{ label: t('datasets.title'), href: '/datasets' }, { label: title }]} rail>
      <div className="stack" style={{ padding: 16, alignItems: 'flex-start' }}>
        {details.error && <FileError error={details.error} />}
        {isGone && <Note tone="warning">{t('datasets.visualise.gone')}</Note>}
        {(details.error || isGone) && (
          <Button component={Link} href={isGone ? `/datasets/${dataset}/visualise` : '/datasets'}>
            {t(isGone ? 'datasets.visualise.newChart' : 'datasets.toList')}
          </Button>
        )}
        {saved.error && !details.error ? <ErrorNote error={saved.error} onRetry={() => saved.refetch()} /> : null}
      </div>
      {!isGone && !details.error && <Loaded query={details}>{() => null}</Loaded>}
    </Page>
  )
}
