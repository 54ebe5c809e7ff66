import { useTranslation } from 'react-i18next'
import { Note } from '#ui'
import type { Preview } from '../answers.ts'
import type { BreakChoice } from '../form.ts'
import { breaksOf, isCut } from '../view.ts'
import { BadCells } from './BadCells.tsx'
import { BreaksList } from './BreaksList.tsx'
import { ColumnsTable } from './ColumnsTable.tsx'
import { TypeChoice } from './TypeChoice.tsx'

interface Props {
  preview: Preview
  types: Readonly<Record<string, string>>
  onTypes: (types: Readonly<Record<string, string>>) => void
  onMissing: (value: string) => void
  onBreak: (column: string, choice: BreakChoice) => void
}

/** The type of each column and every cell that speaks against it. */
export function ColumnsStep({ preview, types, onTypes, onMissing, onBreak }: Props) {
  const { t } = useTranslation()
  const wanted = (column: string) => preview.binding?.columns.find(({ from }) => from === column)?.type
  const carriesTypes = preview.reading.missing === null
  return (
    <div className="stack">
      <p className="t2 text">{t(preview.partial ? 'datasets.typesPartial' : 'datasets.typesProven')}</p>
      <ColumnsTable
        columns={preview.columns}
        breaks={(column) => breaksOf(preview, column)}
        atLeast={isCut(preview.rejected, preview.rejected_rows)}
        choice={
          carriesTypes ? undefined : (column) => <TypeChoice column={column} want={wanted(column.name)} types={types} onTypes={onTypes} />
        }
      />
      {preview.breaks.length > 0 && <BreaksList breaks={preview.breaks} onChoice={onBreak} />}
      {preview.rejected_rows > 0 ? (
        <BadCells rejected={preview.rejected} rejectedRows={preview.rejected_rows} columns={preview.columns} onMissing={onMissing} />
      ) : (
        <Note>{t(preview.partial ? 'datasets.noneRejectedSoFar' : 'datasets.noneRejected')}</Note>
      )}
    </div>
  )
}
