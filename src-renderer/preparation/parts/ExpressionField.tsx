import { Popover, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FieldLabel } from '#ui'
import type { FieldProps } from './field-props.ts'

/** A formula over columns, with the functions that it may use. */
export function ExpressionField({ step, field, value, functions, words, onChange, label }: FieldProps & { label: string }) {
  const { t } = useTranslation()
  return (
    <div className="stack tight">
      <Textarea
        label={<FieldLabel label={label} help={words.help(step, field.name)} />}
        aria-label={label}
        autosize
        minRows={2}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.currentTarget.value)}
        placeholder={t(`preparation.example.${step === 'filter' ? 'filter' : 'derive'}`)}
        styles={{ input: { fontFamily: '"IBM Plex Mono", Consolas, monospace', fontSize: 12 } }}
        spellCheck={false}
      />
      <Popover width={280} position="bottom-start" shadow="md">
        <Popover.Target>
          <button type="button" className="bare small t3 target">
            <span className="defined">{t('preparation.functions')}</span>
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <p className="mono small">{functions.join(', ')}</p>
          <p className="field-help">{t('preparation.expressionRules')}</p>
        </Popover.Dropdown>
      </Popover>
    </div>
  )
}
