import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldLabel } from '#ui'
import { chosen } from '../../form.ts'
import { OptionField } from './OptionField.tsx'
import type { ReadingProps } from './reading-props.ts'

const TYPING_MS = 300
const RANGE = /^([A-Z]{1,3}\d{1,7})(:[A-Z]{1,3}\d{0,7})?$/i

/** Which sheet of a workbook is read, and which cells of it. */
export function SheetFields({ found, answer, choices, onChange }: ReadingProps) {
  const { t } = useTranslation()
  const [range, setRange] = useState(choices.range ?? '')
  const wrong = range.trim() !== '' && !RANGE.test(range.trim())
  const keep = useDebouncedCallback(
    (text: string) => onChange(chosen(choices, 'range', text.trim() === '' ? undefined : text.trim().toUpperCase(), found.range)),
    TYPING_MS,
  )
  if (answer.reading.sheet === null) return null
  return (
    <>
      {answer.sheets.length > 1 && (
        <OptionField
          choices={choices}
          onChange={onChange}
          name="sheet"
          values={answer.sheets}
          known={found.sheet}
          nameOf={(value) => value}
        />
      )}
      <TextInput
        label={<FieldLabel label={t('datasets.fields.range')} help={t('datasets.why.range')} />}
        aria-label={t('datasets.fields.range')}
        description={t('ui.defaultValue', { value: found.range ?? t('datasets.wizard.wholeSheet') })}
        error={wrong ? t('datasets.wizard.rangeForm') : undefined}
        placeholder="B3:F100"
        value={range}
        onChange={(event) => {
          const text = event.currentTarget.value
          setRange(text)
          if (text.trim() === '' || RANGE.test(text.trim())) keep(text)
        }}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        w={240}
      />
    </>
  )
}
