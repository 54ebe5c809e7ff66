import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#ui'
import type { Params } from '../answers.ts'
import { FEATURE_LOOK, isFeature, monthText } from '../view.ts'

/** Names, units and figures of features, and parameters of runs, in the language of the page. A column of the data keeps its name. */
export function useWords() {
  const { t } = useTranslation()
  const format = useFormat()
  return useMemo(() => {
    const own = (name: string) => isFeature(name) || EXTRA.includes(name)
    const label = (name: string) => (own(name) ? t(`dfu.features.${name}`) : name)
    const unit = (name: string) => {
      const key = isFeature(name) ? FEATURE_LOOK[name].unit : undefined
      return key && t(`dfu.units.${key}`)
    }
    const value = (name: string, figure: number | null) => {
      if (figure === null) return '–'
      if (!isFeature(name)) return format.general(figure)
      const { digits, share } = FEATURE_LOOK[name]
      return share ? format.share(figure, digits) : format.number(figure, digits)
    }
    const parameter = (name: string, given: Params[keyof Params]): string => {
      if (typeof given === 'boolean') return t(given ? 'dfu.yes' : 'dfu.no')
      if (given === null) return t(name === 'k' ? 'dfu.params.byRule' : 'dfu.params.lastOfSales')
      if (name === 'k_range' && Array.isArray(given)) return given.join('–')
      if (Array.isArray(given)) return given.length > 0 ? given.map(String).join(', ') : t('dfu.params.none')
      if (name === 'until') return monthText(format.language, String(given))
      if (name === 'time_window' || name === 'min_months') return `${format.general(Number(given))}\u00a0${t('dfu.units.months')}`
      if (name === 'min_cluster_size_pct') return `${format.general(Number(given))}\u00a0${t('dfu.units.percentOfDfus')}`
      return name === 'random_state' || typeof given === 'string' ? String(given) : format.general(given)
    }
    return { label, unit, value, parameter, month: (month: string) => monthText(format.language, month) }
  }, [t, format])
}

/** What the rule table compares beside the features, and what the peak month enters as. */
const EXTRA = ['relative_trend', 'volume_percentile', 'trend_direction', 'peak_month_sin', 'peak_month_cos']
