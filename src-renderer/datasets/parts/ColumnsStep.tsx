import { useTranslation } from 'react-i18next'
import { Note } from '#ui'
import type { Preview } from '../answers.ts'
import { breaksOf } from '../view.ts'
import { BadCells } from './BadCells.tsx'
import { ColumnsTable } from './ColumnsTable.tsx'

interface Props {
  preview: Preview
  onMissing: (value: string) => void
}

/** The type of each column and every cell that speaks against it. */
export function ColumnsStep({ preview, onMissing }: Props) {
  const { t } = useTranslation()
  return (
    <div className="stack">
      <p className="t2 text">{t(preview.partial ? 'datasets.typesPartial' : 'datasets.typesProven')}</p>
      <ColumnsTable columns={preview.columns} breaks={(column) => breaksOf(preview, column)} />
      {preview.rejected.length > 0 ? (
        <BadCells rejected={preview.rejected} columns={preview.columns} onMissing={onMissing} />
      ) : (
        <Note>{t(preview.partial ? 'datasets.noneRejectedSoFar' : 'datasets.noneRejected')}</Note>
      )}
    </div>
  )
}
