import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'

export function ImportLink({ filled }: { filled?: boolean }) {
  const { t } = useTranslation()
  return (
    <Button component={Link} href="/datasets/import" variant={filled ? 'filled' : undefined}>
      {t('recommender.import')}
    </Button>
  )
}
