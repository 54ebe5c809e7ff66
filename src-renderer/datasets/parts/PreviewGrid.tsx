import { useTranslation } from 'react-i18next'
import { Missing, useFormat } from '#ui'
import type { Cell, Column, Preview } from '../answers.ts'
import { badCells, columnsInSight, type Figures, figuresOf, isNumberType, rowNumbers, writeCell } from '../view.ts'
import { TypeMark } from './TypeMark.tsx'
import { useReason } from './use-reason.ts'
import { useWrittenFormat } from './use-written-format.ts'

export interface PreviewColumn {
  /** Position in the file. */
  index: number
  title: string
  hint: string
}

interface Props {
  preview: Preview
  /** `written`: the text of the file; `read`: the values it is taken for. */
  view: 'written' | 'read'
  /** Those of the file when absent. */
  columns?: readonly PreviewColumn[]
  /** Which group of the columns of the file, from 0. */
  page: number
  label: string
}

/** The first rows of a file: what breaks a type is red, what is taken for missing is struck. */
export function PreviewGrid({ preview, view, columns, page, label }: Props) {
  const { t } = useTranslation()
  const written = useWrittenFormat()
  const shown =
    columns ??
    columnsInSight(preview.columns, page).map(({ column, index }) => ({ index, title: column.name, hint: written(column.format) }))
  const bad = badCells(preview.rejected)
  const numbers = rowNumbers(preview.raw.length, preview.rejected)
  const reasonOf = useReason(preview.columns)
  const whyBad = (row: number, column: string) => {
    const cell = bad(row, column)
    return cell && reasonOf(cell)
  }
  const figures = new Map(shown.map(({ index }) => [index, figuresOf(preview.typed.map((row) => row[index]))]))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area is reached by keyboard
    <section className="scroll preview-grid" tabIndex={0} aria-label={label}>
      <table className="grid frozen">
        <thead>
          <tr>
            <th scope="col" className="num">
              <span className="sr">{t('datasets.row')}</span>
            </th>
            {shown.map(({ index, title, hint }) => (
              <th key={index} scope="col" className={isNumberType(preview.columns[index].type) ? 'num' : undefined}>
                <span className="semi">{title}</span>
                <span className="tiny t3 column-type">
                  <TypeMark type={preview.columns[index].type} />
                  {hint && <span className="mono">{hint}</span>}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.raw.map((cells, row) => {
            const number = numbers[row]
            return (
              <tr key={number}>
                <th scope="row" className="num t3">
                  {number}
                </th>
                {shown.map(({ index }) => (
                  <PreviewCell
                    key={index}
                    written={cells[index]}
                    value={preview.typed[row]?.[index] ?? null}
                    column={preview.columns[index]}
                    figures={figures.get(index) as Figures}
                    view={view}
                    reason={whyBad(number, preview.columns[index].name)}
                  />
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

interface CellProps {
  written: string | null | undefined
  value: Cell
  column: Column
  figures: Figures
  view: Props['view']
  reason: string | undefined
}

function PreviewCell({ written, value, column, figures, view, reason }: CellProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const align = isNumberType(column.type) ? 'num' : ''
  if (reason)
    return (
      <td className={`${align} bad`} title={reason}>
        {written}
      </td>
    )
  if (value === null && written)
    return (
      <td className={`${align} changed`}>
        <s>{written}</s> <Missing />
      </td>
    )
  if (value === null) return <td className={align}>{written === '' && view === 'written' ? '' : <Missing />}</td>
  const words = { yes: t('datasets.yes'), no: t('datasets.no') }
  return <td className={align}>{view === 'written' ? written : writeCell(value, column.type, figures, format, words)}</td>
}
