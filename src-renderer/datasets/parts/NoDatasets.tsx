import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { EmptyState, ErrorNote } from '#ui'
import { useSample } from '../../runs/queries.ts'

/** What belongs here, one button, one sample. */
export function NoDatasets() {
  const { t, i18n } = useTranslation()
  const sample = useSample()
  return (
    <EmptyState
      title={t('datasets.emptyTitle')}
      action={
        <Button variant="filled" component={Link} href="/datasets/import">
          {t('datasets.import')}
        </Button>
      }
      sample={
        <Button loading={sample.isPending} disabled={sample.isSuccess} onClick={() => sample.mutate(i18n.language === 'fr' ? 'fr' : 'en')}>
          {t('datasets.loadSample')}
        </Button>
      }
    >
      <p>{t('datasets.emptyBody')}</p>
      {sample.isSuccess && <p role="status">{t('datasets.sampleStarted')}</p>}
      <ErrorNote error={sample.error} />
    </EmptyState>
  )
}
