import { useTranslation } from 'react-i18next'
import { type Fact, useFormat } from '#ui'
import type { ShownChart } from './answers.ts'

/** The line under the title: how many rows the chart tells of, which sample, which data. */
export function useChartFacts(shown: ShownChart | undefined): Fact[] | undefined {
  const { t } = useTranslation()
  const format = useFormat()
  if (!shown) return undefined
  const { rows, told_rows, sample, content_hash } = shown
  const whole = told_rows === null || told_rows === rows
  const total = format.number(rows)
  const facts: Fact[] = [
    whole
      ? { value: total, label: t('datasets.visualise.facts.all', { count: rows }) }
      : { value: format.number(told_rows), label: t('datasets.visualise.facts.told', { total }) },
  ]
  if (sample)
    facts.push(
      { value: format.number(sample.points), label: t('datasets.visualise.facts.points', { total: format.number(sample.of) }) },
      { value: String(sample.seed), label: t('datasets.visualise.facts.seed'), place: 'before' },
    )
  return [
    ...facts,
    { value: content_hash.slice(0, 7), label: t('datasets.visualise.facts.data'), place: 'before', term: 'datasets.hash', mono: true },
  ]
}
