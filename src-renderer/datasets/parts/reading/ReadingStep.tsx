import { TagsInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldLabel } from '#ui'
import { DECIMALS, DELIMITERS, decimalName, ENCODINGS, spelledDelimiter } from '../../form.ts'
import { LastTime } from './LastTime.tsx'
import { MojibakeNote } from './MojibakeNote.tsx'
import { MoreOptions } from './MoreOptions.tsx'
import { OptionField } from './OptionField.tsx'
import type { ReadingProps } from './reading-props.ts'
import { SheetFields } from './SheetFields.tsx'
import { useEvidence } from './use-evidence.ts'

const COMMON_MISSING = ['NA', 'N/A', 'n.d.', 'NULL', '-', '?', '!!', '-999']

interface Props extends ReadingProps {
  error: ReactNode
  warnings: ReactNode
}

/** How the file is read. What the format leaves no choice about is not shown. */
export function ReadingStep({ error, warnings, ...props }: Props) {
  const { t } = useTranslation()
  const evidence = useEvidence()
  const { found, answer, choices, onChange } = props
  const now = answer.reading
  const delimiter = spelledDelimiter(found.delimiter)
  const words = { ...(delimiter ? { [delimiter]: delimiter } : {}) }
  return (
    <div className="stack">
      <p className="t2 text">{t('datasets.readingHint')}</p>
      {error}
      <LastTime {...props} />
      <MojibakeNote {...props} />
      {now.encoding !== null && (
        <div className="stack tight">
          <OptionField
            {...props}
            name="encoding"
            values={ENCODINGS}
            known={found.encoding ?? now.encoding}
            nameOf={(value) => t(`datasets.encodings.${value}`, { defaultValue: value })}
          />
          <p className="t2 small text">{evidence(answer)}</p>
        </div>
      )}
      <SheetFields {...props} />
      {now.delimiter !== null && (
        <OptionField
          {...props}
          name="delimiter"
          values={[...new Set<string>([...DELIMITERS, ...Object.keys(words)])]}
          known={delimiter ?? spelledDelimiter(now.delimiter)}
          nameOf={(value) => t(`datasets.delimiters.${value}`, { defaultValue: value })}
          free
        />
      )}
      {now.header !== null && (
        <OptionField
          {...props}
          name="header"
          values={['true', 'false']}
          known={String(found.header ?? now.header)}
          nameOf={(value) => t(`datasets.headers.${value}`)}
          read={(text) => text === 'true'}
        />
      )}
      {now.decimal !== null && (
        <OptionField
          {...props}
          name="decimal"
          values={DECIMALS}
          known={found.decimal ?? now.decimal}
          nameOf={(value) => t(`datasets.decimals.${decimalName(value)}`)}
        />
      )}
      {now.missing !== null && (
        <TagsInput
          label={<FieldLabel label={t('datasets.fields.missing')} help={t('datasets.why.missing')} />}
          aria-label={t('datasets.fields.missing')}
          description={
            (found.missing ?? []).length > 0 ? t('ui.defaultValue', { value: found.missing?.join(' ') }) : t('datasets.missingNone')
          }
          data={COMMON_MISSING}
          value={choices.missing ?? now.missing}
          onChange={(missing) => onChange({ ...choices, missing })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maw={420}
        />
      )}
      <MoreOptions {...props} />
      {warnings}
    </div>
  )
}
