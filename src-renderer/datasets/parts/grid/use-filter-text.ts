import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#ui'
import type { Column } from '../../answers.ts'
import { type Filter, needsValue } from '../../filters.ts'

/** A condition as it is read on its chip. */
export function useFilterText(columns: readonly Column[]): (filter: Filter) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return useCallback(
    ({ column, op, value }) => {
      const words = `${column} ${t(`datasets.grid.ops.${op}`)}`
      if (!needsValue(op)) return words
      const type = columns.find(({ name }) => name === column)?.type
      if (type === 'boolean') return `${words} ${t(value === 'true' ? 'datasets.yes' : 'datasets.no')}`
      return `${words} ${type === 'date' ? format.date(value) : type === 'datetime' ? format.dateTime(value) : value.trim()}`
    },
    [t, format, columns],
  )
}
