import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Preview } from '../answers.ts'
import { decimalName, spelledDelimiter } from '../form.ts'

/** How a file is read, in few words. */
export function useReadingSummary(): (preview: Pick<Preview, 'reading'>) => string {
  const { t } = useTranslation()
  return useCallback(
    ({ reading }) => {
      const delimiter = spelledDelimiter(reading.delimiter)
      return [
        t(`datasets.formats.${reading.format}`),
        reading.sheet,
        reading.encoding && t(`datasets.encodings.${reading.encoding}`, { defaultValue: reading.encoding }),
        delimiter && t(`datasets.delimiters.${delimiter}`, { defaultValue: delimiter }),
        reading.decimal && t(`datasets.decimals.${decimalName(reading.decimal)}`),
      ]
        .filter(Boolean)
        .join(' · ')
    },
    [t],
  )
}
