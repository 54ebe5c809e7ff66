import { useTranslation } from 'react-i18next'
import type { BasketM } from './view.ts'

/** Basket sizes in words: how many products are observed. */
export function useSizeWords(): (size: BasketM) => string {
  const { t } = useTranslation()
  return (size) => {
    if (size === null) return t('recommender.evaluation.asProtocol')
    return size === 'loo' ? t('recommender.evaluation.leaveOneOut') : t('recommender.evaluation.observed', { count: size })
  }
}
