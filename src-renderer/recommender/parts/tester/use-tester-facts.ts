import { useTranslation } from 'react-i18next'
import { type Fact, useFormat } from '#ui'
import type { Recommendation } from '../../answers.ts'

/** The line under the title: which run and settings answered, from how many candidates, how fast. */
export function useTesterFacts(answer: Recommendation | undefined, products: number): Fact[] | undefined {
  const { t } = useTranslation()
  const format = useFormat()
  if (!answer) return undefined
  return [
    { value: format.number(products), label: t('recommender.fact.inBasket', { count: products }) },
    { value: answer.profile, label: t('recommender.tester.profile'), place: 'before', mono: true },
    { value: answer.bucket ?? '–', label: t('recommender.tester.bucket'), place: 'before', term: 'recommender.bucket', mono: true },
    {
      value: format.number(answer.candidates),
      label: t('recommender.tester.candidates', { count: answer.candidates }),
      term: 'recommender.candidates',
    },
    { value: format.duration(answer.milliseconds), label: t('recommender.tester.answered'), place: 'before' },
  ]
}
