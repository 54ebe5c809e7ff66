import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDatasets } from '../queries.ts'

interface Props {
  label: string
  /** Its name. */
  value: string | null
  onChange: (value: string | undefined) => void
}

export function DatasetField({ label, value, onChange }: Props) {
  const { t } = useTranslation()
  const list = useDatasets()
  return (
    <Select
      label={label}
      aria-label={label}
      data={(list.data?.datasets ?? []).map(({ name }) => name)}
      value={value}
      onChange={(next) => onChange(next ?? undefined)}
      placeholder={t('preparation.chooseDataset')}
      searchable
      limit={100}
    />
  )
}
