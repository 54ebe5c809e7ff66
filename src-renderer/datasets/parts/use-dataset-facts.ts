import { useTranslation } from 'react-i18next'
import { type Fact, useFormat } from '#ui'
import type { Details } from '../answers.ts'

/** The line under the title: how many, how big, which data, what was left out. */
export function useDatasetFacts({ rows, columns, rejected_rows, file_size, content_hash, updated_at, table, tags }: Details): Fact[] {
  const { t } = useTranslation()
  const format = useFormat()
  return [
    { value: format.number(rows), label: t('datasets.rowsWord', { count: rows }) },
    { value: format.number(columns.length), label: t('datasets.columnsWord', { count: columns.length }) },
    { value: format.number(rejected_rows), label: t('datasets.setAsideWord', { count: rejected_rows }), term: 'datasets.setAside' },
    { value: format.bytes(file_size), label: t('datasets.size'), place: 'before', term: 'datasets.size' },
    { value: content_hash.slice(0, 7), label: t('datasets.data'), place: 'before', term: 'datasets.hash', mono: true },
    { value: format.dateTime(updated_at), label: t('datasets.importedAt'), place: 'before' },
    ...(table ? [{ value: t(`datasets.targets.${table}`), label: t('datasets.boundTable'), place: 'before' } as const] : []),
    ...(tags.length > 0 ? [{ value: tags.join(', '), label: t('datasets.settings.tags'), place: 'before' } as const] : []),
  ]
}
