import { memo } from 'react'
import type { Format } from '../format.ts'
import { Cell } from './Cell.tsx'
import { isNumeric, type TableColumn } from './columns.ts'

interface Props<Row> {
  id: string
  /** Undefined while its page is on the way. */
  row: Row | undefined
  position: number
  columns: readonly TableColumn<Row>[]
  selected: boolean
  active: boolean
  format: Format
}

function Row<Row>({ id, row, position, columns, selected, active, format }: Props<Row>) {
  return (
    <tr id={id} data-position={position} aria-rowindex={position + 2} aria-selected={selected} className={active ? 'active' : undefined}>
      {columns.map((column, index) => (
        <td key={column.id} className={isNumeric(column.kind) ? 'num' : undefined} role={index === 0 ? 'rowheader' : undefined}>
          {row === undefined ? <span className="waiting" /> : <Cell column={column} row={row} format={format} />}
        </td>
      ))}
    </tr>
  )
}

/** Scrolling draws only the rows that come into sight. */
export const TableRow = memo(Row) as typeof Row
