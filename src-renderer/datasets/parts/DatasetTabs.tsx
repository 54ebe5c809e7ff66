import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#ui'
import type { Details } from '../answers.ts'

export type DatasetTab = 'rows' | 'profile' | 'rejected' | 'versions' | 'settings'

interface Props {
  details: Details
  tab: DatasetTab
  onTab: (tab: DatasetTab) => void
}

export function DatasetTabs({ details, tab, onTab }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const tabs: { value: DatasetTab; label: string }[] = [
    { value: 'rows', label: `${t('datasets.rows')} ${format.number(details.rows)}` },
    { value: 'profile', label: t('datasets.profile.title') },
    { value: 'rejected', label: `${t('datasets.rejectedRows')} ${format.number(details.rejected_rows)}` },
    { value: 'versions', label: `${t('datasets.versions')} ${format.number(details.versions.length)}` },
    { value: 'settings', label: t('datasets.settings.title') },
  ]
  return (
    <div className="toolbar">
      <SegmentedControl aria-label={t('datasets.view')} data={tabs} value={tab} onChange={(next) => onTab(next as DatasetTab)} />
    </div>
  )
}
