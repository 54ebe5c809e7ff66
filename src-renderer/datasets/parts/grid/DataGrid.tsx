import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Missing, Table, type TableColumn, useFormat } from '#ui'
import type { Cell, ProfileColumn } from '../../answers.ts'
import { figuresOf, isNumberType, writeCell } from '../../view.ts'
import { ColumnPages } from '../ColumnPages.tsx'
import { FileError } from '../FileError.tsx'
import { TypeIcon } from '../TypeMark.tsx'
import { AddFilter } from './AddFilter.tsx'
import { ColumnSummary } from './ColumnSummary.tsx'
import { FilterBar } from './FilterBar.tsx'
import { GoToRow } from './GoToRow.tsx'
import type { Grid } from './use-grid.ts'
import { type NumberedRow, useGridRows } from './use-grid-rows.ts'

/** What the inspector beside the grid is about. */
export type Chosen = { column: string } | { row: number; cells: readonly Cell[] }

interface Props {
  grid: Grid
  /** What is known of the columns; absent while it is computed. */
  profile: readonly ProfileColumn[] | undefined
  chosen: Chosen | undefined
  onChoose: (chosen: Chosen | undefined) => void
  onExport: () => void
}

/** The rows of a version, however many: sorted, filtered, searched, with what each column holds in its header. */
export function DataGrid({ grid, profile, chosen, onChoose, onExport }: Props) {
  const { t } = useTranslation()
  const { source, known, count, isWhole, waiting, error } = useGridRows(grid)
  const column = chosen && 'column' in chosen ? chosen.column : undefined
  const columns = useColumns(grid, known, profile, column, onChoose)
  const { rows } = grid.details
  return (
    <>
      <FilterBar grid={grid} />
      {error && (
        <div style={{ padding: '8px 16px' }}>
          <FileError error={error} />
        </div>
      )}
      <div className={`loaded ${waiting && !error ? 'busy' : ''}`} aria-busy={waiting}>
        <Table
          label={t('datasets.rows')}
          note={isWhole ? undefined : t('datasets.grid.kept', { count, total: rows })}
          tools={
            <>
              <ColumnPages total={grid.details.columns.length} page={grid.columnPage} onPage={grid.setColumnPage} />
              <AddFilter grid={grid} profile={profile} />
              <GoToRow grid={grid} />
            </>
          }
          columns={columns}
          rows={source}
          rowId={({ number }) => number}
          selectedId={chosen && 'row' in chosen ? chosen.row : undefined}
          onSelect={({ number, cells }) => onChoose({ row: number, cells })}
          onExport={onExport}
          empty={isWhole ? undefined : <p className="empty t2">{t('datasets.grid.none')}</p>}
        />
      </div>
    </>
  )
}

function useColumns(
  { inSight }: Grid,
  known: readonly (readonly Cell[])[],
  profile: Props['profile'],
  chosen: string | undefined,
  onChoose: Props['onChoose'],
): TableColumn<NumberedRow>[] {
  const { t } = useTranslation()
  const format = useFormat()
  return useMemo(() => {
    const words = { yes: t('datasets.yes'), no: t('datasets.no') }
    const number: TableColumn<NumberedRow> = {
      id: 'number',
      header: t('datasets.row'),
      kind: 'number',
      digits: 0,
      width: 84,
      sortable: false,
      value: (row) => row.number,
    }
    const ofFile = inSight.map(({ column: { name, type }, index }, place): TableColumn<NumberedRow> => {
      const figures = figuresOf(known.map((cells) => cells[place] ?? null))
      const numeric = isNumberType(type)
      const width = Math.min(260, Math.max(numeric ? 116 : 132, 40 + name.length * 7))
      return {
        id: String(index),
        header: name,
        kind: numeric ? 'number' : 'text',
        icon: <TypeIcon type={type} />,
        width,
        value: ({ cells }) => plain(cells[place]),
        render: ({ cells }) =>
          (cells[place] ?? null) === null ? <Missing /> : writeCell(cells[place] as string, type, figures, format, words),
        summary: (
          <ColumnSummary
            name={name}
            known={profile?.find((column) => column.name === name)}
            width={width - 16}
            chosen={chosen === name}
            onChoose={() => onChoose(chosen === name ? undefined : { column: name })}
          />
        ),
      }
    })
    return [number, ...ofFile]
  }, [inSight, known, profile, chosen, onChoose, t, format])
}

const plain = (cell: Cell | undefined) => (typeof cell === 'boolean' ? String(cell) : cell)
