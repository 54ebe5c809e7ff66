import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** The way cells are written, with the letters of days and years that the language uses: dd/mm/yyyy, jj/mm/aaaa. */
export function useWrittenFormat(): (format: string | number | null | undefined) => string {
  const { i18n } = useTranslation()
  const french = i18n.language === 'fr'
  return useCallback(
    (format) => {
      const text = String(format ?? '')
      return french ? text.replace('yyyy', 'aaaa').replace('dd', 'jj') : text
    },
    [french],
  )
}
