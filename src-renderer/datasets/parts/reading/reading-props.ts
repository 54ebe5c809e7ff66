import type { Preview, Reading } from '../../answers.ts'
import type { Choices } from '../../form.ts'

export interface ReadingProps {
  /** As found in the file, before anything was changed. */
  found: Reading
  /** As it is read now. */
  answer: Preview
  choices: Choices
  onChange: (choices: Choices) => void
}
