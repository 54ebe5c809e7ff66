import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface Props<Tab extends string> {
  tabs: readonly { value: Tab; label: string }[]
  tab: Tab
  onChange: (tab: Tab) => void
}

/** Which table of the run is shown. */
export function RunTabs<Tab extends string>({ tabs, tab, onChange }: Props<Tab>) {
  const { t } = useTranslation()
  return <SegmentedControl aria-label={t('runs.tables')} value={tab} onChange={(value) => onChange(value as Tab)} data={[...tabs]} />
}
