import { useTranslation } from 'react-i18next'
import { useFormat } from '#ui'
import type { Binding } from '../answers.ts'
import { boundCount } from '../view.ts'
import type { ImportFlow } from './use-import-flow.ts'
import { useReadingSummary } from './use-reading-summary.ts'

/** What each step holds, in few words, for the list of steps. */
export function useSummaries({ file, answer, table }: ImportFlow) {
  const { t } = useTranslation()
  const format = useFormat()
  const summary = useReadingSummary()
  if (!answer || !file) return { file: file && `${file.name} · ${format.bytes(file.size)}` }
  const { columns, rejected_rows, binding } = answer
  const boundTo = (of: Binding) =>
    t('datasets.boundTo', { table: t(`datasets.targets.${of.table}`), bound: boundCount(of), total: of.columns.length })
  return {
    file: `${file.name} · ${format.bytes(file.size)}`,
    reading: summary(answer),
    columns: [
      `${format.number(columns.length)} ${t('datasets.columnsWord', { count: columns.length })}`,
      rejected_rows > 0 && t('datasets.setAside', { count: rejected_rows }),
    ]
      .filter(Boolean)
      .join(' · '),
    table: table && binding ? boundTo(binding) : t(`datasets.targets.${table ?? 'none'}`),
  }
}
