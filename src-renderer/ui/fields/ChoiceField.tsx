import { MultiSelect, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FieldLabel } from './FieldLabel.tsx'

export interface Choice {
  value: string
  label: string
}

interface Shared {
  label: string
  choices: readonly Choice[]
  /** The label of the default, as it is printed. */
  defaultLabel?: string
  help?: string
  error?: string
  placeholder?: string
}

/** One of several. */
export function ChoiceField({ value, onChange, ...rest }: Shared & { value: string | null; onChange: (value: string | null) => void }) {
  return <Select {...useShared(rest)} value={value} onChange={onChange} allowDeselect={false} w={240} />
}

/** Any of several; none means all unless the placeholder says otherwise. */
export function ChoicesField({ value, onChange, ...rest }: Shared & { value: readonly string[]; onChange: (value: string[]) => void }) {
  return (
    <MultiSelect
      {...useShared(rest)}
      size="sm"
      value={[...value]}
      onChange={onChange}
      clearable
      maw={420}
      styles={{ input: { minHeight: 28, paddingBlock: 1 } }}
    />
  )
}

function useShared({ label, choices, defaultLabel, help, error, placeholder }: Shared) {
  const { t } = useTranslation()
  return {
    label: <FieldLabel label={label} help={help} />,
    'aria-label': label,
    description: defaultLabel && t('ui.defaultValue', { value: defaultLabel }),
    error,
    placeholder,
    data: [...choices],
    searchable: choices.length > 8,
  }
}
