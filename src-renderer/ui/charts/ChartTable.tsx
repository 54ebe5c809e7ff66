import { useTranslation } from 'react-i18next'
import { type CellValue, isMissing } from '../table/columns.ts'
import { delimited } from '../table/delimited.ts'
import { useFormat } from '../use-format.ts'

const SHOWN = 200

/** The numbers behind a chart. */
export interface ChartValues {
  columns: readonly { header: string; unit?: string; digits?: number }[]
  rows: readonly (readonly CellValue[])[]
}

export const chartCsv = ({ columns, rows }: ChartValues) =>
  delimited<readonly CellValue[]>(
    columns.map((column, index) => ({
      id: String(index),
      header: column.header,
      unit: column.unit,
      kind: 'text',
      value: (row) => row[index],
    })),
    rows,
    ',',
  )

/** The first rows of the numbers, in place of the drawing. */
export function ChartTable({ label, values: { columns, rows } }: { label: string; values: ChartValues }) {
  const { t } = useTranslation()
  const format = useFormat()
  const print = (value: CellValue, digits?: number) => {
    if (isMissing(value)) return '–'
    if (typeof value === 'string') return value
    return digits === undefined ? format.general(value) : format.number(value, digits)
  }
  const numeric = columns.map((_, index) => typeof rows[0]?.[index] === 'number')
  return (
    // biome-ignore lint/a11y/useSemanticElements: a scroll area must be focusable and named; it is no section of the page
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by the arrow keys
    <div className="scroll" role="region" aria-label={label} tabIndex={0} style={{ maxHeight: 'var(--plot, 238px)' }}>
      <table className="plain-table">
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={column.header} scope="col" className={numeric[index] ? 'num' : undefined}>
                {column.header} {column.unit && <span className="unit">{column.unit}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN).map((row, position) => (
            <tr key={position}>
              {row.map((value, index) => (
                <td key={columns[index].header} className={numeric[index] ? 'num' : undefined}>
                  {print(value, columns[index].digits)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > SHOWN && <p className="tiny t3">{t('ui.firstRows', { shown: SHOWN, total: rows.length })}</p>}
    </div>
  )
}
