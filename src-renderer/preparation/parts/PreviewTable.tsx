import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#ui'
import type { Preview } from '../answers.ts'
import { COLUMNS_A_PAGE, digitsOf, pageOfColumn } from '../view.ts'
import { ColumnHead } from './ColumnHead.tsx'
import { ColumnPages } from './ColumnPages.tsx'
import { PreviewCell } from './PreviewCell.tsx'

interface Props {
  preview: Preview
  /** Name of the column that the inspector is about. */
  chosen: string | undefined
  onChoose: (column: string | undefined) => void
}

/** The rows after a step: old values struck where it changed a cell. */
export function PreviewTable({ preview, chosen, onChoose }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { columns, rows, shown } = preview
  const chosenAt = columns.findIndex(({ name }) => name === chosen)
  const [page, setPage] = useState(0)
  useEffect(() => {
    if (chosenAt >= 0) setPage(pageOfColumn(chosenAt))
  }, [chosenAt])
  const from = Math.min(page, pageOfColumn(columns.length - 1)) * COLUMNS_A_PAGE
  const visible = useMemo(
    () =>
      columns.slice(from, from + COLUMNS_A_PAGE).map((column, place) => {
        const index = from + place
        const cells = rows.map((row) => row.cells[index])
        return { column, index, cells, digits: digitsOf(cells) }
      }),
    [columns, rows, from],
  )
  return (
    <>
      {columns.length > COLUMNS_A_PAGE && <ColumnPages count={columns.length} from={from} onPage={setPage} page={page} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: an area that scrolls must be reachable by keyboard */}
      <section className="scroll" tabIndex={0} aria-label={t('preparation.rowsAfter', { number: shown ?? 0 })}>
        <table className="grid prep-grid">
          <thead>
            <tr>
              <th scope="col" className="rowno">
                <span className="sr">{t('preparation.row')}</span>
              </th>
              {visible.map(({ column, cells }) => (
                <ColumnHead
                  key={column.name}
                  column={column}
                  cells={cells}
                  chosen={column.name === chosen}
                  onChoose={() => onChoose(column.name === chosen ? undefined : column.name)}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.row}>
                <td className="rowno num">{format.number(row.row)}</td>
                {visible.map(({ column, index, digits }) => (
                  <PreviewCell key={column.name} row={row} index={index} type={column.type} digits={digits} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <p className="empty t2">{t('preparation.noRows')}</p>}
      </section>
    </>
  )
}
