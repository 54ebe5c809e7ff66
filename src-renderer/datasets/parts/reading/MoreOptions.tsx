import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { NumberField } from '#ui'
import { chosen, FORMATS, QUOTES } from '../../form.ts'
import { OptionField } from './OptionField.tsx'
import type { ReadingProps } from './reading-props.ts'

const NONE = 'none'
const ESCAPES = [NONE, '\\']
const COMMENTS = [NONE, '#', '%', '//']
const MOST_SKIPPED = 1000

/** Settings that few files need; open where one of them was found or chosen. */
export function MoreOptions(props: ReadingProps) {
  const { t } = useTranslation()
  const { found, answer, choices, onChange } = props
  const now = answer.reading
  const isText = now.delimiter !== null
  const isOpen = [choices.format, choices.quote, choices.escape, choices.comment, choices.skip, choices.flatten].some(
    (one) => one !== undefined,
  )
  const isUnusual = (found.skip ?? 0) > 0 || found.escape !== null || found.comment !== null
  const markOf = (value: string) => (value === NONE ? t('datasets.wizard.noMark') : value)
  return (
    <details open={isOpen || isUnusual || undefined}>
      <summary className="med more-options">{t('datasets.wizard.more')}</summary>
      <div className="stack">
        <OptionField {...props} name="format" values={FORMATS} known={found.format} nameOf={(value) => t(`datasets.formats.${value}`)} />
        {now.flatten !== null && (
          <Checkbox
            label={t('datasets.fields.flatten')}
            description={t('datasets.why.flatten')}
            checked={choices.flatten ?? now.flatten}
            onChange={(event) => onChange(chosen(choices, 'flatten', event.currentTarget.checked, found.flatten))}
          />
        )}
        {isText && (
          <>
            <OptionField
              {...props}
              name="quote"
              values={QUOTES}
              known={found.quote ?? NONE}
              nameOf={(value) => t(`datasets.quotes.${value}`)}
            />
            <OptionField {...props} name="escape" values={ESCAPES} known={found.escape ?? NONE} nameOf={markOf} />
            <OptionField {...props} name="comment" values={COMMENTS} known={found.comment ?? NONE} nameOf={markOf} />
            <NumberField
              label={t('datasets.fields.skip')}
              help={t('datasets.why.skip')}
              value={choices.skip ?? now.skip ?? 0}
              defaultValue={found.skip ?? 0}
              min={0}
              max={MOST_SKIPPED}
              onChange={(skip) => onChange(chosen(choices, 'skip', skip ?? undefined, found.skip ?? 0))}
            />
          </>
        )}
      </div>
    </details>
  )
}
