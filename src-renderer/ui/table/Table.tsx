import { type CSSProperties, type ReactNode, type UIEvent, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { saveFile } from '../save-file.ts'
import { useFormat } from '../use-format.ts'
import { columnWidth } from './columns.ts'
import { TableHead } from './TableHead.tsx'
import { TableRow } from './TableRow.tsx'
import { TableToolbar } from './TableToolbar.tsx'
import { isPaged } from './use-row-view.ts'
import { type TableRows, useTableRows } from './use-table-rows.ts'

interface Props<Row> extends TableRows<Row> {
  /** Names the table to a screen reader. */
  label: string
  title?: string
  /** Count, exclusions and their reason. */
  note?: ReactNode
  /** Further controls in the toolbar. */
  tools?: ReactNode
  /** Without it, the rows in view order are saved as `fileName`; a table read page by page has no export then. */
  onExport?: () => void
  fileName?: string
  /** Stands where no row fulfils what the owner filters by. */
  empty?: ReactNode
}

/** A table of any length: sticky header, frozen first column, sorting, filter, choice of columns, copy and export. */
export function Table<Row>({ label, title, note, tools, onExport, fileName = 'table.csv', empty, ...source }: Props<Row>) {
  const { t } = useTranslation()
  const base = useId()
  const filterBox = useRef<HTMLInputElement>(null)
  const { scroller, rowHeight, table, visible, view, screen, selection, onClick, onDoubleClick, onCopy, toCsv } = useTableRows(source)
  const saveRows = () => saveFile(fileName, `\ufeff${toCsv()}`, 'text/csv')
  const width = visible.reduce((sum, column) => sum + columnWidth(column), 0)
  return (
    <div className="grid-box">
      <TableToolbar
        title={title}
        note={view.filter ? t('ui.rowsShown', { shown: view.count, total: view.total }) : (note ?? t('ui.rows', { count: view.total }))}
        tools={tools}
        onFilter={view.setFilter}
        filterBox={filterBox}
        table={table}
        columns={source.columns}
        onExport={onExport ?? (isPaged(source.rows) ? undefined : saveRows)}
      />
      <div className="scroll" ref={scroller} onScroll={markFrozenEdge}>
        <table
          className="grid frozen"
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are chosen by arrow keys, so the table is a grid
          role="grid"
          tabIndex={0}
          aria-label={label}
          aria-rowcount={view.count + 1}
          aria-multiselectable
          aria-activedescendant={screen.shows(selection.active) ? `${base}-${selection.active}` : undefined}
          style={{ tableLayout: 'fixed', minWidth: width, '--row': `${rowHeight}px` } as CSSProperties}
          onKeyDown={selection.onKeyDown}
          onCopy={onCopy}
        >
          <colgroup>
            {visible.map((column) => (
              <col key={column.id} style={{ width: columnWidth(column) }} />
            ))}
          </colgroup>
          <TableHead table={table} columns={visible} sortable={!isPaged(source.rows) || source.rows.onSort !== undefined} />
          <Spacer height={screen.above} />
          <Rows
            view={view}
            screen={screen}
            selection={selection}
            columns={visible}
            base={base}
            onClick={onClick}
            onDoubleClick={onDoubleClick}
          />
          <Spacer height={screen.below} />
        </table>
        {view.count === 0 && (empty ?? (view.filter && <p className="empty t3">{t('ui.noRowFits', { text: view.filter })}</p>))}
      </div>
    </div>
  )
}

type Parts<Row> = ReturnType<typeof useTableRows<Row>>

interface RowsProps<Row> extends Pick<Parts<Row>, 'view' | 'screen' | 'selection' | 'onClick' | 'onDoubleClick'> {
  columns: Parts<Row>['visible']
  base: string
}

function Rows<Row>({ view, screen, selection, columns, base, onClick, onDoubleClick }: RowsProps<Row>) {
  const format = useFormat()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid around it answers the keys
    <tbody onClick={onClick} onDoubleClick={onDoubleClick}>
      {screen.rows.map(({ position, key }) => (
        <TableRow
          key={key}
          id={`${base}-${position}`}
          row={view.at(position)}
          position={position}
          columns={columns}
          selected={selection.active >= 0 && position >= selection.first && position <= selection.last}
          active={position === selection.active}
          format={format}
        />
      ))}
    </tbody>
  )
}

/** Stands for the rows above or below the screen. */
const Spacer = ({ height }: { height: number }) =>
  height > 0 && (
    <tbody className="spacer" aria-hidden>
      <tr style={{ height }} />
    </tbody>
  )

/** Without a render: the frozen column shows its edge once something hides behind it. */
function markFrozenEdge(event: UIEvent<HTMLDivElement>) {
  event.currentTarget.querySelector('table')?.classList.toggle('scrolled', event.currentTarget.scrollLeft > 0)
}
