import { Autocomplete, Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column, ProfileColumn } from '../../answers.ts'
import { type Filter, fits, needsValue, type Operator, operatorsOf } from '../../filters.ts'

interface Props {
  columns: readonly Column[]
  profile: readonly ProfileColumn[] | undefined
  onAdd: (filter: Filter) => void
  /** The column it is about; else it is chosen. */
  column?: string
}

/** One condition: column, what is asked, value, each fitting the type of the column. */
export function FilterForm({ columns, profile, onAdd, column: given }: Props) {
  const { t } = useTranslation()
  const [picked, setPicked] = useState(columns[0]?.name ?? '')
  const name = given ?? picked
  const type = columns.find((column) => column.name === name)?.type ?? 'text'
  const operators = operatorsOf(type)
  const [asked, setAsked] = useState<Operator>()
  const op = asked && operators.includes(asked) ? asked : operators[0]
  const [value, setValue] = useState('')
  const right = fits(type, { op, value })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (right) onAdd({ column: name, op, value: needsValue(op) ? value : '' })
  }
  const values = profile?.find((column) => column.name === name)?.top.map((top) => top.value) ?? []
  return (
    <form className="stack tight filter-form" onSubmit={submit}>
      {given === undefined && (
        <Select
          label={t('datasets.column')}
          data={columns.map((column) => column.name)}
          value={name}
          onChange={(next) => {
            setPicked(next ?? name)
            setValue('')
          }}
          allowDeselect={false}
          searchable
          limit={100}
          comboboxProps={{ withinPortal: false }}
        />
      )}
      <Select
        label={t('datasets.grid.condition')}
        data={operators.map((one) => ({ value: one, label: t(`datasets.grid.ops.${one}`) }))}
        value={op}
        onChange={(next) => setAsked((next ?? op) as Operator)}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
      />
      {needsValue(op) && <ValueField type={type} value={value} values={values} onChange={setValue} />}
      <Button type="submit" variant="filled" disabled={!right}>
        {t('datasets.grid.keepRows')}
      </Button>
    </form>
  )
}

interface ValueProps {
  type: Column['type']
  value: string
  /** The most frequent ones. */
  values: string[]
  onChange: (value: string) => void
}

function ValueField({ type, value, values, onChange }: ValueProps) {
  const { t } = useTranslation()
  const label = t('datasets.value')
  if (type === 'boolean')
    return (
      <Select
        label={label}
        data={[
          { value: 'true', label: t('datasets.yes') },
          { value: 'false', label: t('datasets.no') },
        ]}
        value={value || null}
        onChange={(next) => onChange(next ?? '')}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
      />
    )
  if (type === 'text')
    return <Autocomplete label={label} data={values} value={value} onChange={onChange} limit={20} comboboxProps={{ withinPortal: false }} />
  return (
    <TextInput
      label={label}
      type={type === 'date' ? 'date' : type === 'datetime' ? 'datetime-local' : 'text'}
      inputMode={type === 'integer' || type === 'number' ? 'decimal' : undefined}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
