import { Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { isNumeric, type TableColumn } from './columns.ts'
import type { ColumnsTable } from './use-columns.ts'

interface Props<Row> {
  table: ColumnsTable
  columns: readonly TableColumn<Row>[]
  /** False where the rows come page by page from an owner that cannot sort. */
  sortable: boolean
}

/** A click sorts, a third one stops; with Shift the column becomes a further key. */
export function TableHead<Row>({ table, columns, sortable }: Props<Row>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column) => {
          const sorted = table.getColumn(column.id)?.getIsSorted() ?? false
          const sorts = sortable && column.sortable !== false
          const direction = sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'
          return (
            <th
              key={column.id}
              scope="col"
              className={isNumeric(column.kind) ? 'num' : undefined}
              aria-sort={sorts ? direction : undefined}
            >
              <Explained text={column.definition}>
                {sorts ? (
                  <button type="button" onClick={table.getColumn(column.id)?.getToggleSortingHandler()}>
                    <Title column={column} />
                    {sorted === 'asc' && <IconArrowUp size={12} aria-hidden />}
                    {sorted === 'desc' && <IconArrowDown size={12} aria-hidden />}
                  </button>
                ) : (
                  <span className="row tight">
                    <Title column={column} />
                  </span>
                )}
              </Explained>
              {column.summary !== undefined && <div className="summary">{column.summary}</div>}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

const Title = <Row,>({ column: { header, unit, icon } }: { column: TableColumn<Row> }) => (
  <>
    {icon}
    <span className="ell">
      {header}
      {unit && <span className="unit"> {unit}</span>}
    </span>
  </>
)

const Explained = ({ text, children }: { text?: string; children: ReactElement }) =>
  text ? (
    <Tooltip label={text} multiline w={280} events={{ hover: true, focus: true, touch: true }}>
      {children}
    </Tooltip>
  ) : (
    children
  )
