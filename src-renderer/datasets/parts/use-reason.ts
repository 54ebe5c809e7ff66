import { useTranslation } from 'react-i18next'
import type { Column, RejectedCell } from '../answers.ts'
import { useWrittenFormat } from './use-written-format.ts'

/** Why a row was set aside, in the language of the window. */
export function useReason(columns: readonly Column[]): (cell: RejectedCell) => string {
  const { t } = useTranslation()
  const written = useWrittenFormat()
  return ({ code, column, value, cells, reason }) => {
    const found = columns.find(({ name }) => name === column)
    if ((code === 'type' || code === 'blanked') && !found?.format) return reason
    return t(`datasets.reasons.${code}`, {
      column: column ?? '',
      value: value ?? '',
      type: found ? t(`datasets.types.${found.type}`) : '',
      format: written(found?.format),
      cells: cells.length,
      expected: columns.length,
      reason,
    })
  }
}
