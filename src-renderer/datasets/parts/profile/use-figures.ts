import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Format, useFormat } from '#ui'
import type { ProfileColumn } from '../../answers.ts'

export interface Figure {
  /** Its words and definition stand in the catalogue under this. */
  key: string
  value: string
}

/** The figures of a column, as they are read. */
export function useFigures(column: ProfileColumn, rows: number): Figure[] {
  const { t } = useTranslation()
  const format = useFormat()
  return useMemo(() => {
    const { missing, missing_share, distinct, lengths } = column
    const figures: Figure[] = [
      { key: 'filled', value: format.number(rows - missing) },
      { key: 'missing', value: missing === 0 ? format.number(0) : `${format.number(missing)} · ${format.share(missing_share, 1)}` },
      { key: 'distinct', value: format.number(distinct) },
      ...numbersOf(column, format),
      ...datesOf(column, format),
    ]
    if (lengths)
      figures.push({
        key: 'lengths',
        value: t('datasets.profile.lengths', {
          min: format.number(lengths.min),
          mean: format.general(lengths.mean),
          max: format.number(lengths.max),
        }),
      })
    return figures
  }, [column, rows, t, format])
}

function numbersOf({ numbers }: ProfileColumn, format: Format): Figure[] {
  if (!numbers) return []
  const { min, q1, median, q3, max, mean, std, skew, zeros, negatives } = numbers
  return [
    ...Object.entries({ min, q1, median, q3, max, mean }).map(([key, value]) => ({ key, value: format.general(value) })),
    { key: 'std', value: std === null ? '–' : format.general(std) },
    { key: 'skew', value: skew === null ? '–' : format.signed(skew) },
    { key: 'zeros', value: format.number(zeros) },
    { key: 'negatives', value: format.number(negatives) },
  ]
}

function datesOf({ dates, type }: ProfileColumn, format: Format): Figure[] {
  if (!dates) return []
  const write = type === 'date' ? format.date : format.dateTime
  return [
    { key: 'earliest', value: write(dates.min) },
    { key: 'latest', value: write(dates.max) },
  ]
}
