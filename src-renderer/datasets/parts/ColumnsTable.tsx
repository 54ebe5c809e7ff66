import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Defined, Tag, useFormat } from '#ui'
import type { Column } from '../answers.ts'
import { columnsInSight } from '../view.ts'
import { ColumnPages } from './ColumnPages.tsx'
import { TypeMark } from './TypeMark.tsx'
import { useWrittenFormat } from './use-written-format.ts'

interface Props {
  columns: readonly Column[]
  /** Cells that break the type of the column. */
  breaks: (column: string) => number
  /** More cells than were counted may break it. */
  atLeast?: boolean
  /** A field that changes the type, where it can be changed. */
  choice?: (column: Column) => ReactNode
}

/** What every column holds, and how well its type is proven. */
export function ColumnsTable({ columns, breaks, atLeast, choice }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const written = useWrittenFormat()
  const [page, setPage] = useState(0)
  return (
    <>
      <ColumnPages total={columns.length} page={page} onPage={setPage} />
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('datasets.column')}</th>
            <th scope="col">
              <Defined term="datasets.type">{t('datasets.type')}</Defined>
            </th>
            {!choice && (
              <th scope="col">
                <Defined term="datasets.written">{t('datasets.written')}</Defined>
              </th>
            )}
            <th scope="col" className="num">
              <Defined term="datasets.missing">{t('datasets.missing')}</Defined>
            </th>
            <th scope="col" className="num">
              <Defined term="datasets.distinct">{t('datasets.distinct')}</Defined>
            </th>
            <th scope="col" className="num">
              <Defined term="datasets.badCells">{t('datasets.badCells')}</Defined>
            </th>
          </tr>
        </thead>
        <tbody>
          {columnsInSight(columns, page).map(({ column }) => {
            const count = breaks(column.name)
            return (
              <tr key={column.name}>
                <td className="med">{column.name}</td>
                <td>{choice ? choice(column) : <TypeMark type={column.type} />}</td>
                {!choice && <td className="mono t2">{written(column.format)}</td>}
                <td className="num">{format.number(column.missing)}</td>
                <td className="num">{format.number(column.distinct)}</td>
                <td className="num">
                  {count > 0 ? <Tag tone="danger">{`${atLeast ? '≥ ' : ''}${format.number(count)}`}</Tag> : format.number(0)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}
