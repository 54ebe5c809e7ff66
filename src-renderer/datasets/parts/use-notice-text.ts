import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Preview } from '../answers.ts'
import { useWrittenFormat } from './use-written-format.ts'

type Notice = Preview['notices'][number]

/** A thing the engine had to decide, in the language of the window; a code without words of ours keeps the engine's sentence. */
export function useNoticeText(): (notice: Notice, sentence: string) => string {
  const { t } = useTranslation()
  const written = useWrittenFormat()
  return useCallback(
    ({ code, values }, sentence) =>
      t(`datasets.warnings.${code}`, { ...values, format: written(values.format), other: written(values.other), defaultValue: sentence }),
    [t, written],
  )
}
