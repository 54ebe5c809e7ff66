import { createElement } from 'react'
import { useTranslation } from 'react-i18next'
import { type Fact, useFormat } from '#ui'
import type { Run } from '../answers.ts'
import { useWords } from './use-words.ts'

/** The line under the title: how many, which months, how good, which seed, which data, what was left out. */
export function useRunFacts(run: Run, onExcluded: () => void): Fact[] {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useWords()
  const link = (text: string) => createElement('button', { type: 'button', className: 'bare link', onClick: onExcluded }, text)
  const matched = { run: String(run.matched_run_id), share: format.share(run.matched_share ?? 0) }
  return [
    { value: format.number(run.n_dfus), label: t('dfu.fact.dfus', { count: run.n_dfus }) },
    ...(run.first_month && run.last_month ? [{ label: `${words.month(run.first_month)} – ${words.month(run.last_month)}` }] : []),
    ...(run.excluded_rows > 0
      ? [{ value: link(t('dfu.fact.excluded', { count: run.excluded_rows })), label: t('dfu.fact.excludedWhy') }]
      : []),
    {
      value: run.silhouette === null ? '–' : format.number(run.silhouette, 2),
      label: t('dfu.fact.silhouette'),
      place: 'before',
      term: 'dfu.silhouette',
    },
    ...(run.stability
      ? [{ value: format.number(run.stability.mean, 2), label: t('dfu.fact.stability'), place: 'before' as const, term: 'dfu.stability' }]
      : []),
    { value: String(run.params.random_state), label: t('dfu.fact.seed'), place: 'before', term: 'dfu.random_state' },
    { value: run.data_hash.slice(0, 7), label: t('dfu.fact.data'), place: 'before', term: 'dfu.data_hash', mono: true },
    { label: run.matched_run_id === null ? t('dfu.fact.bySize') : t('dfu.fact.matched', matched) },
    ...(run.warnings.length > 0
      ? [{ value: format.number(run.warnings.length), label: t('dfu.fact.warnings', { count: run.warnings.length }) }]
      : []),
  ]
}
