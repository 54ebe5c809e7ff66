import { TagsInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceField, FieldLabel } from '#ui'
import type { Reading } from '../answers.ts'
import { type Choices, chosen, DECIMALS, DELIMITERS, decimalName, ENCODINGS, QUOTES, spelledDelimiter } from '../form.ts'

const COMMON_MISSING = ['NA', 'N/A', 'n.d.', 'NULL', '-', '?']

interface Props {
  /** As found in the file, before anything was changed. */
  found: Reading
  choices: Choices
  onChange: (choices: Choices) => void
  error: ReactNode
  warnings: ReactNode
}

/** How the file is read. What the file leaves no choice about is not shown. */
export function ReadingStep({ found, choices, onChange, error, warnings }: Props) {
  const { t } = useTranslation()
  const delimiter = spelledDelimiter(found.delimiter)
  const delimiters = [...new Set([...DELIMITERS, ...(delimiter ? [delimiter] : [])])]
  const encodings = [...new Set<string>([...ENCODINGS, ...(found.encoding ? [found.encoding] : [])])]
  const nameOf = {
    encoding: (value: string) => t(`datasets.encodings.${value}`, { defaultValue: value }),
    delimiter: (value: string) => t(`datasets.delimiters.${value}`, { defaultValue: value }),
    quote: (value: string) => t(`datasets.quotes.${value}`),
    decimal: (value: string) => t(`datasets.decimals.${decimalName(value)}`),
    header: (value: string) => t(`datasets.headers.${value}`),
  }
  const field = <K extends keyof typeof nameOf>(key: K, values: readonly string[], known: string | null, read = (text: string) => text) =>
    known !== null && (
      <ChoiceField
        label={t(`datasets.fields.${key as string}`)}
        help={t(`datasets.why.${key as string}`)}
        choices={values.map((value) => ({ value, label: nameOf[key](value) }))}
        value={String(choices[key] ?? known)}
        defaultLabel={nameOf[key](known)}
        onChange={(value) => value !== null && onChange(chosen(choices, key, read(value) as Choices[K], read(known)))}
      />
    )
  return (
    <div className="stack">
      <p className="t2 text">{t('datasets.readingHint')}</p>
      {error}
      {field('encoding', encodings, found.encoding)}
      {field('delimiter', delimiters, delimiter)}
      {field('quote', QUOTES, found.quote ?? (found.delimiter === null ? null : 'none'))}
      {field('header', ['true', 'false'], found.header === null ? null : String(found.header), (text) => (text === 'true') as never)}
      {field('decimal', DECIMALS, found.decimal)}
      {found.missing !== null && (
        <TagsInput
          label={<FieldLabel label={t('datasets.fields.missing')} help={t('datasets.why.missing')} />}
          aria-label={t('datasets.fields.missing')}
          description={found.missing.length > 0 ? t('ui.defaultValue', { value: found.missing.join(' ') }) : t('datasets.missingNone')}
          data={COMMON_MISSING}
          value={choices.missing ?? found.missing}
          onChange={(missing) => onChange({ ...choices, missing })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maw={420}
        />
      )}
      {warnings}
    </div>
  )
}
