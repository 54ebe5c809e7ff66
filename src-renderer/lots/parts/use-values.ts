import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#ui'
import type { Feature, Params } from '../answers.ts'
import { FEATURES } from '../view.ts'
import { useFeatures } from './use-features.ts'

const SEASONS = ['printemps', 'ete', 'automne', 'hiver']

/** Values of parameters and filters in the words of the page; a text of the data stays as it is. */
export function useValues() {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useFeatures()
  return useMemo(() => {
    const season = (value: string) => (SEASONS.includes(value) ? t(`lots.seasons.${value}`) : value)
    const feature = (value: string) => (FEATURES.includes(value as Feature) ? words.label(value as Feature) : value)
    const days = (value: number | string) => `${value}\u00a0${t('lots.units.duree_gavage')}`
    const listed = (values: readonly string[], name: (value: string) => string) => values.map(name).join(', ')
    const parameter = (name: string, value: Params[keyof Params]): string => {
      if (name === 'no_match') return t(value ? 'lots.yes' : 'lots.no')
      if (value === null || value === undefined) return t(name === 'features' ? 'lots.allFeatures' : 'lots.noFilter')
      if (name.endsWith('_duree_gavage')) return days(String(value))
      if (name === 'random_state') return String(value)
      if (Array.isArray(value)) return listed(value, name === 'seasons' ? season : name === 'features' ? feature : String)
      return typeof value === 'number' ? format.number(value) : String(value)
    }
    /** A value that the engine has written as text. */
    const written = (name: string, value: string): string => {
      if (name === 'seasons') return listed(value.split(/,\s*/), season)
      if (name === 'features') return listed(value.split(/,\s*/), feature)
      if (name === 'data_hash') return value.slice(0, 7)
      if (name === 'n_lots') return format.number(Number(value))
      if (value === '' && name !== 'genetique') return t('lots.noFilter')
      return name.endsWith('_duree_gavage') && /^\d+$/.test(value) ? days(value) : value
    }
    return { season, parameter, written }
  }, [t, format, words])
}
