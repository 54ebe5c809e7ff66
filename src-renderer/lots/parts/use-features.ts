import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#ui'
import type { Feature } from '../answers.ts'
import { FEATURE_LOOK } from '../view.ts'

export interface FeatureWords {
  label: (feature: Feature) => string
  /** For a table header. */
  short: (feature: Feature) => string
  /** Inside a sentence. */
  inside: (feature: Feature) => string
  unit: (feature: Feature) => string | undefined
  mean: (feature: Feature, value: number) => string
  value: (feature: Feature, value: number) => string
  /** With its unit. */
  reading: (feature: Feature, value: number) => string
}

/** Names, units and figures of the features in the language of the page. */
export function useFeatures(): FeatureWords {
  const { t } = useTranslation()
  const format = useFormat()
  return useMemo(() => {
    const unit = (feature: Feature) => (FEATURE_LOOK[feature].unit ? t(`lots.units.${feature}`) : undefined)
    const value = (feature: Feature, figure: number) =>
      format.number(figure, FEATURE_LOOK[feature].ownDigits ?? FEATURE_LOOK[feature].digits)
    const label = (feature: Feature) => t(`lots.features.${feature}`)
    return {
      label,
      short: (feature) => t(`lots.short.${feature}`),
      inside: (feature) => (feature === 'itm' ? label(feature) : label(feature).toLowerCase()),
      unit,
      mean: (feature, figure) => format.number(figure, FEATURE_LOOK[feature].digits),
      value,
      reading: (feature, figure) => [value(feature, figure), unit(feature)].filter(Boolean).join('\u00a0'),
    }
  }, [t, format])
}
