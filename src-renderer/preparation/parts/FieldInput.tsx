import { Checkbox, MultiSelect, Select, TagsInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FieldLabel, NumberField } from '#ui'
import { DatasetField } from './DatasetField.tsx'
import { ExpressionField } from './ExpressionField.tsx'
import type { FieldProps } from './field-props.ts'
import { PairsField } from './PairsField.tsx'
import { RowsField } from './RowsField.tsx'

/** Options that a long list shows at once; typing finds the rest. */
const OPTIONS = 100

/** One setting, drawn by its kind. */
export function FieldInput(props: FieldProps) {
  const { t } = useTranslation()
  const { step, field, value, columns, words, onChange } = props
  const name = words.field(step, field.name)
  const label = <FieldLabel label={name} help={words.help(step, field.name)} />
  const shared = { label, 'aria-label': name, withAsterisk: false }
  const optional = field.required ? undefined : t('preparation.optional')
  switch (field.kind) {
    case 'columns':
      return (
        <MultiSelect
          {...shared}
          size="sm"
          data={columns.map((column) => column.name)}
          value={textsOf(value)}
          onChange={onChange}
          placeholder={
            textsOf(value).length === 0 ? (field.required ? t('preparation.chooseColumns') : t('preparation.allThatFit')) : undefined
          }
          searchable
          clearable
          limit={OPTIONS}
        />
      )
    case 'column':
      return (
        <Select
          {...shared}
          data={columns.map((column) => column.name)}
          value={textOf(value)}
          onChange={(next) => onChange(next ?? undefined)}
          placeholder={field.required ? t('preparation.chooseColumn') : optional}
          clearable={!field.required}
          searchable
          limit={OPTIONS}
        />
      )
    case 'choice':
      return (
        <Select
          {...shared}
          data={field.choices.map((choice) => ({ value: choice, label: words.value(step, choice) }))}
          value={textOf(value) ?? textOf(field.default)}
          onChange={(next) => onChange(next ?? undefined)}
          allowDeselect={false}
          description={typeof field.default === 'string' ? t('ui.defaultValue', { value: words.value(step, field.default) }) : undefined}
        />
      )
    case 'choices':
      return (
        <MultiSelect
          {...shared}
          size="sm"
          data={field.choices.map((choice) => ({ value: choice, label: words.value(step, choice) }))}
          value={textsOf(value)}
          onChange={onChange}
          clearable
        />
      )
    case 'words':
      return (
        <TagsInput
          {...shared}
          size="sm"
          value={textsOf(value)}
          onChange={onChange}
          splitChars={[]}
          acceptValueOnBlur
          placeholder={textsOf(value).length === 0 ? t('preparation.typeAndEnter') : undefined}
        />
      )
    case 'numbers':
      return (
        <TagsInput
          {...shared}
          size="sm"
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={(next) => onChange(next.map((text) => Number(text.replace(',', '.'))).filter(Number.isFinite))}
          splitChars={[' ', ';']}
          acceptValueOnBlur
          placeholder={t('preparation.typeAndEnter')}
        />
      )
    case 'flag':
      return (
        <Checkbox label={name} checked={(value ?? field.default) === true} onChange={(event) => onChange(event.currentTarget.checked)} />
      )
    case 'number':
      return (
        <NumberField
          label={name}
          help={words.help(step, field.name)}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => onChange(next ?? undefined)}
          defaultValue={typeof field.default === 'number' ? field.default : undefined}
          min={field.min}
          max={field.max}
          digits={field.whole ? 0 : 6}
          optional={!field.required}
        />
      )
    case 'expression':
      return <ExpressionField {...props} label={name} />
    case 'pairs':
      return <PairsField {...props} label={name} />
    case 'rows':
      return <RowsField {...props} label={name} draw={(inner) => <FieldInput key={inner.field.name} {...inner} />} />
    case 'dataset':
      return <DatasetField label={name} value={textOf(value)} onChange={onChange} />
    default:
      return (
        <TextInput
          {...shared}
          value={textOf(value) ?? ''}
          onChange={(event) => onChange(event.currentTarget.value)}
          placeholder={typeof field.default === 'string' ? undefined : optional}
          description={typeof field.default === 'string' ? t('ui.defaultValue', { value: field.default }) : undefined}
        />
      )
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : null)
const textsOf = (value: unknown) => (Array.isArray(value) ? value.map(String) : [])
