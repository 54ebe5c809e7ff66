import type { NamedColumn } from '../answers.ts'
import type { Field } from '../form.ts'
import type { Words } from './use-words.ts'

export interface FieldProps {
  /** Kind of the step. */
  step: string
  field: Field
  value: unknown
  columns: readonly NamedColumn[]
  /** Columns of the other dataset of a join. */
  elsewhere: readonly NamedColumn[]
  functions: readonly string[]
  words: Words
  onChange: (value: unknown) => void
}
