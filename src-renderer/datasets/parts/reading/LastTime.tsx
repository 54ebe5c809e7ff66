import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Note, useFormat } from '#ui'
import type { Preview } from '../../answers.ts'
import type { Choices } from '../../form.ts'

interface Props {
  answer: Preview
  choices: Choices
  onChange: (choices: Choices) => void
}

/** A file of the same columns was read before with settings of its own: they can be used again. */
export function LastTime({ answer: { last_time, notices }, choices, onChange }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { same_as_last, ...others } = choices
  const offered = notices.some(({ code }) => code === 'known_shape')
  if (last_time === null || (!offered && !same_as_last)) return null
  const { dataset, version, imported_at } = last_time
  const told = { dataset, version: String(version), date: format.dateTime(imported_at) }
  return (
    <Note
      action={
        <Button size="xs" onClick={() => onChange(same_as_last ? others : { ...others, same_as_last: true })}>
          {t(same_as_last ? 'datasets.wizard.asFound' : 'datasets.wizard.sameAsLast')}
        </Button>
      }
    >
      {t(same_as_last ? 'datasets.wizard.readAsLast' : 'datasets.wizard.knownShape', told)}
    </Note>
  )
}
