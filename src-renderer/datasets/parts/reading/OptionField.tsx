import { Autocomplete } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ChoiceField, FieldLabel } from '#ui'
import { type Choices, chosen } from '../../form.ts'
import type { ReadingProps } from './reading-props.ts'

interface Props<K extends keyof Choices> extends Pick<ReadingProps, 'choices' | 'onChange'> {
  name: K
  values: readonly string[]
  /** As found in the file; it is the default. */
  known: string | null
  nameOf: (value: string) => string
  /** What a value stands for; itself when absent. */
  read?: (text: string) => Choices[K]
  /** Another value than those that are offered can be typed. */
  free?: boolean
}

/** One setting of the reading: what was found, and what it can be in its place. */
export function OptionField<K extends keyof Choices>({ name, values, known, nameOf, read, free, choices, onChange }: Props<K>) {
  const { t } = useTranslation()
  const label = t(`datasets.fields.${String(name)}`)
  const help = t(`datasets.why.${String(name)}`)
  const value = choices[name] === undefined ? known : String(choices[name])
  const take = (text: string) => (read ? read(text) : (text as Choices[K]))
  const choose = (text: string | null) => {
    if (text !== null) onChange(chosen(choices, name, take(text), known === null ? undefined : take(known)))
  }
  const offered = [...new Set([...values, ...(value === null ? [] : [value])])]
  if (!free)
    return (
      <ChoiceField
        label={label}
        help={help}
        choices={offered.map((one) => ({ value: one, label: nameOf(one) }))}
        value={value}
        defaultLabel={known === null ? undefined : nameOf(known)}
        onChange={choose}
      />
    )
  const named = new Map(offered.map((one) => [nameOf(one), one]))
  return (
    <Autocomplete
      label={<FieldLabel label={label} help={help} />}
      aria-label={label}
      description={known === null ? undefined : t('ui.defaultValue', { value: nameOf(known) })}
      data={[...named.keys()]}
      filter={({ options }) => options}
      value={value === null ? '' : nameOf(value)}
      onChange={(text) => choose(text === '' ? known : (named.get(text) ?? text.slice(-1)))}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      w={240}
    />
  )
}
