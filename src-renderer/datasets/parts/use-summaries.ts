import { useTranslation } from 'react-i18next'
import { useFormat } from '#ui'
import type { Binding } from '../answers.ts'
import { decimalName, spelledDelimiter } from '../form.ts'
import { boundCount } from '../view.ts'
import type { ImportFlow } from './use-import-flow.ts'

/** What each step holds, in few words, for the list of steps. */
export function useSummaries({ file, answer, table }: ImportFlow) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!answer || !file) return { file: file && `${file.name} · ${format.bytes(file.size)}` }
  const { reading, columns, rejected_rows, binding } = answer
  const boundTo = (of: Binding) =>
    t('datasets.boundTo', { table: t(`datasets.targets.${of.table}`), bound: boundCount(of), total: of.columns.length })
  const delimiter = spelledDelimiter(reading.delimiter)
  return {
    file: `${file.name} · ${format.bytes(file.size)}`,
    reading: [
      t(`datasets.formats.${reading.format}`),
      reading.encoding && t(`datasets.encodings.${reading.encoding}`, { defaultValue: reading.encoding }),
      delimiter && t(`datasets.delimiters.${delimiter}`, { defaultValue: delimiter }),
      reading.decimal && t(`datasets.decimals.${decimalName(reading.decimal)}`),
    ]
      .filter(Boolean)
      .join(' · '),
    columns: [
      `${format.number(columns.length)} ${t('datasets.columnsWord', { count: columns.length })}`,
      rejected_rows > 0 && t('datasets.setAside', { count: rejected_rows }),
    ]
      .filter(Boolean)
      .join(' · '),
    table: table && binding ? boundTo(binding) : t(`datasets.targets.${table ?? 'none'}`),
  }
}
