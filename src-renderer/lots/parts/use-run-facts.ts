import { createElement } from 'react'
import { useTranslation } from 'react-i18next'
import { type Fact, useFormat } from '#ui'
import type { Run, RunSummary } from '../answers.ts'
import { useExcluded } from '../queries.ts'
import { missingFeatures, setFilters } from '../view.ts'
import { useFeatures } from './use-features.ts'
import { useValues } from './use-values.ts'

const SHOWN_REASONS = 2

/** "Run 14 · four clusters". */
export function useRunTitle(run: Pick<RunSummary, 'run_id' | 'n_clusters'>): string {
  const { t } = useTranslation()
  return t('lots.run.title', { run: String(run.run_id), clusters: t(`lots.numbers.${run.n_clusters}`) })
}

/** The line under the title, and what the table of lots says about its rows. */
export function useRunFacts(run: Run, onExcluded: () => void): { facts: Fact[]; note: string } {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useFeatures()
  const values = useValues()
  const excluded = useExcluded(run.run_id, run.excluded_rows > 0)
  const reasons = missingFeatures(excluded.data?.excluded ?? [])
    .slice(0, SHOWN_REASONS)
    .map(({ feature }) => words.inside(feature))
    .join(', ')
  const link = (text: string) => createElement('button', { type: 'button', className: 'bare link', onClick: onExcluded }, text)
  const facts: Fact[] = [
    { value: format.number(run.n_lots), label: t('lots.fact.lots', { count: run.n_lots }) },
    ...(run.excluded_rows > 0
      ? [{ value: link(t('lots.fact.excluded', { count: run.excluded_rows })), label: t('lots.fact.excludedWhy', { reasons }) }]
      : []),
    {
      value: run.silhouette === null ? '–' : format.number(run.silhouette, 2),
      label: t('lots.fact.silhouette'),
      place: 'before',
      term: 'lots.silhouette',
    },
    { value: format.number(run.avg_confidence, 2), label: t('lots.fact.confidence'), place: 'before', term: 'lots.confidence' },
    { value: String(run.params.random_state), label: t('lots.fact.seed'), place: 'before', term: 'lots.seed' },
    { value: run.data_hash.slice(0, 7), label: t('lots.fact.data'), place: 'before', term: 'lots.data_hash', mono: true },
    { label: matchedText(run) },
    ...(run.warnings.length > 0
      ? [{ value: format.number(run.warnings.length), label: t('lots.fact.warnings', { count: run.warnings.length }) }]
      : []),
  ]
  const note = [
    t('lots.run.assigned', { count: run.n_lots }),
    ...setFilters(run.params).map(({ name }) => `${t(`lots.params.${name}`)} ${values.parameter(name, run.params[name])}`),
  ].join(' · ')
  return { facts, note }

  function matchedText({ matched_run_id, matched_share }: Run): string {
    if (matched_run_id === null) return t('lots.fact.bySize')
    const matched = { run: String(matched_run_id), share: format.share(matched_share ?? 0) }
    return t(matched_share === null ? 'lots.fact.matchedOnly' : 'lots.fact.matched', matched)
  }
}
