import { useTranslation } from 'react-i18next'
import { Missing, useFormat } from '#ui'
import type { Cell, PreviewColumn, PreviewRow } from '../answers.ts'
import { beforeOf, writeCell } from '../view.ts'

interface Props {
  row: PreviewRow
  /** 0-based place of the column. */
  index: number
  type: PreviewColumn['type']
  digits: number
}

export function PreviewCell({ row, index, type, digits }: Props) {
  const format = useFormat()
  const { t } = useTranslation()
  const old = beforeOf(row, index)
  const number = type === 'integer' || type === 'number'
  const write = (cell: Cell) => {
    if (cell === null) return <Missing />
    if (typeof cell === 'boolean') return t(cell ? 'preparation.yes' : 'preparation.no')
    return writeCell(cell, typeof cell === 'number' ? 'number' : type, digits, format)
  }
  return (
    <td className={`${number ? 'num' : ''} ${old ? 'changed' : ''}`}>
      {old && <s>{write(old.before)}</s>}
      {write(row.cells[index])}
    </td>
  )
}
