import type { NamedColumn, Step, StepKind } from '../answers.ts'
import { fieldsOf, fittingColumns, type Schema } from '../form.ts'
import { useDataset } from '../queries.ts'
import { FieldInput } from './FieldInput.tsx'
import type { Words } from './use-words.ts'

interface Props {
  step: Step
  kind: StepKind
  /** Columns of the table that the step works on. */
  columns: readonly NamedColumn[]
  functions: readonly string[]
  words: Words
  onChange: (step: Step) => void
}

/** The settings of a step, made from its schema. */
export function StepForm({ step, kind, columns, functions, words, onChange }: Props) {
  const other = useDataset(typeof step.dataset === 'string' && step.dataset !== '' ? step.dataset : undefined)
  const elsewhere = step.step === 'join' ? (other.data?.columns ?? []) : []
  return (
    <div className="stack">
      {fieldsOf(kind.schema as Schema, step).map((field) => (
        <FieldInput
          key={field.name}
          step={step.step}
          field={field}
          value={step[field.name]}
          columns={step.step === 'join' && field.name === 'columns' ? elsewhere : fittingColumns(step.step, field, columns)}
          elsewhere={elsewhere}
          functions={functions}
          words={words}
          onChange={(value) => onChange({ ...step, [field.name]: value })}
        />
      ))}
    </div>
  )
}
