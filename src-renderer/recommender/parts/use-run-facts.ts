import { useTranslation } from 'react-i18next'
import { type Fact, useFormat } from '#ui'
import type { Run } from '../answers.ts'

/** The line under the title: how many, how good, which seed, which data, what was kept aside. */
export function useRunFacts(run: Run): Fact[] {
  const { t } = useTranslation()
  const format = useFormat()
  const figure = (value: number | null) => (value === null ? '–' : format.number(value, 3))
  return [
    { value: format.number(run.items), label: t('recommender.fact.products', { count: run.items }) },
    { value: format.number(run.professions), label: t('recommender.fact.professions', { count: run.professions }) },
    { value: format.number(run.baskets), label: t('recommender.fact.learnt', { count: run.baskets }) },
    {
      value: format.number(run.holdout_sets),
      label: t('recommender.fact.aside', { count: run.holdout_sets }),
      term: 'recommender.holdout',
    },
    { value: figure(run.mrr), label: 'MRR@10', place: 'before', term: 'recommender.held_mrr' },
    { value: figure(run.hit), label: 'Hit@10', place: 'before', term: 'recommender.held_hit' },
    { value: String(run.params.seed), label: t('recommender.fact.seed'), place: 'before', term: 'recommender.seed' },
    { value: run.data_hash.slice(0, 7), label: t('recommender.fact.data'), place: 'before', term: 'recommender.line_data', mono: true },
    ...(run.reproducible ? [] : [{ label: t('recommender.fact.threads'), term: 'recommender.deterministic' }]),
    ...(run.pairs_source === 'couples' ? [{ label: t('recommender.fact.leak'), term: 'recommender.use_couples' }] : []),
  ]
}
