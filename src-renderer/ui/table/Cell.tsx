import { useTranslation } from 'react-i18next'
import type { Format } from '../format.ts'
import { FiguredBar } from '../ShareBar.tsx'
import { SignedBar } from '../SignedBar.tsx'
import { Tile } from '../Tile.tsx'
import { categoryColor } from '../theme.ts'
import { isMissing, type TableColumn } from './columns.ts'

interface Props<Row> {
  column: TableColumn<Row>
  row: Row
  format: Format
}

/** The content of one cell, by the kind of its column. */
export function Cell<Row>({ column, row, format }: Props<Row>) {
  if (column.render) return column.render(row)
  const value = column.value(row)
  if (isMissing(value)) return <Missing />
  if (typeof value === 'string') return column.kind === 'date' ? format.date(value) : column.kind === 'id' ? <Id text={value} /> : value
  return <Figure column={column} row={row} format={format} value={value} />
}

function Figure<Row>({ column, row, format, value }: Props<Row> & { value: number }) {
  const color = column.barCategory && categoryColor(column.barCategory(row))
  switch (column.kind) {
    case 'category':
      return <Tile id={value} outline={column.outline} />
    case 'share':
      return <FiguredBar share={value} color={color} figure={shareFigure(value, column, format)} />
    case 'signed':
      return (
        <span className="cell-share">
          {format.signed(value, column.digits)}
          <SignedBar value={value} max={column.max ?? 1} width={72} />
        </span>
      )
    case 'id':
      return <Id text={String(value)} />
    default:
      return column.digits === undefined ? format.general(value) : format.number(value, column.digits)
  }
}

const shareFigure = <Row,>(share: number, { asFigure, digits }: TableColumn<Row>, format: Format) =>
  asFigure ? format.number(share, digits ?? 2) : format.share(share, digits ?? 0)

const Id = ({ text }: { text: string }) => <span className="mono">{text}</span>

/** No value: neither blank nor zero. */
export function Missing() {
  const { t } = useTranslation()
  return <span className="missing" role="img" aria-label={t('ui.missing')} />
}
