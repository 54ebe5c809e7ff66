import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#ui'
import type { Preview } from '../answers.ts'
import { openQuestions, pagesOfColumns } from '../view.ts'
import { ColumnPages } from './ColumnPages.tsx'
import { type PreviewColumn, PreviewGrid } from './PreviewGrid.tsx'

interface Props {
  preview: Preview
  /** `bound`: the columns of the table, as they will be written. */
  view: 'written' | 'read' | 'bound'
  busy: boolean
}

/** The first rows at the right of a step; they follow every change. */
export function PreviewPane({ preview, view, busy }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const [page, setPage] = useState(0)
  const inSight = Math.min(page, pagesOfColumns(preview.columns.length) - 1)
  const columns = view === 'bound' && preview.binding ? boundColumns(preview) : undefined
  const title = t(`datasets.preview.${columns ? 'bound' : view === 'written' ? 'written' : 'read'}`)
  return (
    <div className={`loaded ${busy ? 'busy' : ''}`} aria-busy={busy}>
      <div className="toolbar">
        <span className="semi">{title}</span>
        <span className="t3 small">
          {t('datasets.firstRows', { count: preview.raw.length })}
          {preview.partial && ` · ${t('datasets.partial', { read: format.bytes(preview.bytes_read), total: format.bytes(preview.bytes) })}`}
        </span>
        {!columns && (
          <span className="end">
            <ColumnPages total={preview.columns.length} page={inSight} onPage={setPage} />
          </span>
        )}
      </div>
      <PreviewGrid preview={preview} view={view === 'written' ? 'written' : 'read'} columns={columns} page={inSight} label={title} />
    </div>
  )
}

function boundColumns({ binding, columns }: Preview): PreviewColumn[] {
  if (!binding) return []
  const open = new Set(openQuestions(binding).map(({ to }) => to))
  return binding.columns.flatMap(({ to, from }) => {
    const index = columns.findIndex(({ name }) => name === from)
    return index < 0 || open.has(to) ? [] : [{ index, title: to, hint: `← ${from}` }]
  })
}
