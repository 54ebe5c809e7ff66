import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Column } from '../answers.ts'
import { typesFor } from '../form.ts'
import { useWrittenFormat } from './use-written-format.ts'

const FOUND = 'found'

interface Props {
  column: Column
  /** What the table needs that takes the column. */
  want: 'text' | 'number' | 'date' | undefined
  /** What was chosen so far, by column. */
  types: Readonly<Record<string, string>>
  onTypes: (types: Readonly<Record<string, string>>) => void
}

/** The type of a column, which can be another one than was found, as long as the table can take it. */
export function TypeChoice({ column: { name, type, format }, want, types, onTypes }: Props) {
  const { t } = useTranslation()
  const written = useWrittenFormat()
  const possible = typesFor(want)
  const { [name]: given, ...others } = types
  const chosen = possible.find((choice) => choice.name === given)?.name
  const labelOf = (of: Column['type'], how: string | null) =>
    how === null ? t(`datasets.types.${of}`) : `${t(`datasets.types.${of}`)} ${written(how)}`
  const found = { value: FOUND, label: chosen === undefined ? labelOf(type, format) : t('datasets.asFound') }
  const further = possible
    .filter((choice) => chosen !== undefined || choice.name !== (format ?? 'text'))
    .map((choice) => ({ value: choice.name, label: labelOf(choice.type, choice.name === 'text' ? null : choice.name) }))
  return (
    <Select
      aria-label={t('datasets.typeOf', { column: name })}
      data={[found, ...further]}
      value={chosen ?? FOUND}
      onChange={(value) => onTypes(value === null || value === FOUND ? others : { ...others, [name]: value })}
      allowDeselect={false}
      w={176}
    />
  )
}
