import { Checkbox, TextInput } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceField, ChoicesField } from '../fields/ChoiceField.tsx'
import { FieldLabel } from '../fields/FieldLabel.tsx'
import { NumberField } from '../fields/NumberField.tsx'
import { useFormat } from '../use-format.ts'
import { type FieldProblem, fieldsOf, type JsonSchema, problemOf, type SchemaField } from './schema-fields.ts'

export type FormValue = Record<string, unknown>

interface Props {
  /** Of the input that the form fills, as `z.toJSONSchema` writes it. */
  schema: JsonSchema
  /** Only these fields, in this order. */
  names?: readonly string[]
  /** The catalogue holds `{words}.{field}.label`, and `.help`, `.unit`, `.choices.{choice}` where there is something to say. */
  words: string
  value: FormValue
  onChange: (value: FormValue) => void
}

/** A form for an input of the contract: its fields, defaults and limits are those of the contract, checked while they are typed. */
export function SchemaForm({ schema, names, words, value, onChange }: Props) {
  return (
    <div className="stack">
      {fieldsOf(schema, names).map((field) => (
        <Field
          key={field.name}
          field={field}
          words={words}
          value={value[field.name]}
          onChange={(next) => onChange({ ...value, [field.name]: next })}
        />
      ))}
    </div>
  )
}

/** Whether every field of the form can be sent. */
export const isComplete = (schema: JsonSchema, value: FormValue, names?: readonly string[]): boolean =>
  fieldsOf(schema, names).every((field) => problemOf(field, value[field.name]) === undefined)

interface FieldProps {
  field: SchemaField
  words: string
  value: unknown
  onChange: (value: unknown) => void
}

function Field({ field, words, value, onChange }: FieldProps) {
  const say = useFieldWords(field, words)
  const sentence = useSentence()
  const id = useId()
  const problem = problemOf(field, value)
  const shared = { label: say.label, help: say.help, error: problem && sentence(problem) }
  switch (field.kind) {
    case 'integer':
    case 'number':
      return (
        <NumberField
          {...shared}
          unit={say.unit}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => onChange(next ?? undefined)}
          defaultValue={typeof field.default === 'number' ? field.default : undefined}
          min={field.min}
          max={field.max}
          digits={field.kind === 'integer' ? 0 : 6}
          optional
        />
      )
    case 'choice':
      return (
        <ChoiceField {...shared} choices={say.choices} value={(value as string) ?? null} onChange={(next) => onChange(next ?? undefined)} />
      )
    case 'choices':
      return <ChoicesField {...shared} choices={say.choices} value={(value as string[]) ?? []} onChange={onChange} />
    case 'flag':
      return (
        <Checkbox
          id={id}
          label={<FieldLabel label={say.label} help={say.help} />}
          checked={value === undefined ? field.default === true : value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      )
    case 'text':
      return (
        <TextInput
          label={<FieldLabel label={say.label} help={say.help} />}
          aria-label={say.label}
          error={shared.error}
          value={(value as string) ?? ''}
          onChange={(event) => onChange(event.currentTarget.value)}
          maw={420}
        />
      )
  }
}

/** Where the catalogue has no word for a field, the contract speaks. */
function useFieldWords({ name, description, choices }: SchemaField, words: string) {
  const { t, i18n } = useTranslation()
  const worded = (key: string) => (i18n.exists(`${words}.${name}.${key}`) ? t(`${words}.${name}.${key}`) : undefined)
  return {
    label: worded('label') ?? name,
    help: worded('help') ?? description,
    unit: worded('unit'),
    choices: choices.map((choice) => ({ value: choice, label: worded(`choices.${choice}`) ?? choice })),
  }
}

function useSentence(): (problem: FieldProblem) => string {
  const { t } = useTranslation()
  const format = useFormat()
  const write = (value: number | undefined) => (value === undefined ? '' : format.general(value))
  return ({ key, low, high }) => t(`ui.${key}`, { low: write(low), high: write(high) })
}
