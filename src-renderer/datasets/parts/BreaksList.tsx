import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#ui'
import type { Breaks } from '../answers.ts'
import { BREAK_CHOICES, type BreakChoice } from '../form.ts'
import { useWrittenFormat } from './use-written-format.ts'

interface Props {
  breaks: readonly Breaks[]
  onChoice: (column: string, choice: BreakChoice) => void
}

/** Columns with cells that break their type: how many, which, and what becomes of them. */
export function BreaksList({ breaks, onChoice }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const written = useWrittenFormat()
  return (
    <section className="stack tight" aria-label={t('datasets.wizard.breaks')}>
      <h3 className="semi">{t('datasets.wizard.breaks')}</h3>
      <p className="t2 small text">{t('datasets.wizard.breaksWhy')}</p>
      <ul className="breaks">
        {breaks.map((of) => (
          <li key={of.column}>
            <p>
              <span className="med">{of.column}</span>{' '}
              <span className="t3 small">
                {t(`datasets.types.${of.type}`)} <span className="mono">{written(of.format)}</span> ·{' '}
                {t('datasets.wizard.breaking', { count: of.cells, filled: format.number(of.filled) })}
              </span>
            </p>
            <p className="t2 small">
              {of.examples.map(({ value, count, row }, index) => (
                <span key={value}>
                  {index > 0 && ' · '}
                  <span className="mono broken">{value}</span> {t('datasets.wizard.where', { count, row: format.number(row) })}
                </span>
              ))}
            </p>
            <SegmentedControl
              aria-label={t('datasets.wizard.breakChoice', { column: of.column })}
              data={BREAK_CHOICES.map((value) => ({ value, label: t(`datasets.wizard.breakChoices.${value}`) }))}
              value={of.choice}
              onChange={(choice) => onChoice(of.column, choice as BreakChoice)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
