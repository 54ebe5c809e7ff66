import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote, Loaded, Missing, Table, type TableColumn, useFormat } from '#ui'
import type { Cell, Details } from '../answers.ts'
import { LONGEST_PAGE, useAllRows } from '../queries.ts'
import { figuresOf, isNumberType, writeCell } from '../view.ts'
import { type NumberedRow, usePagedRows } from './use-paged-rows.ts'

/** The rows of a version: all at hand when they are few, else read as they come into sight. */
export function DatasetRows({ details }: { details: Details }) {
  return details.rows <= LONGEST_PAGE ? <FewRows details={details} /> : <ManyRows details={details} />
}

function FewRows({ details }: { details: Details }) {
  const query = useAllRows(String(details.dataset_id), details.version_number)
  return <Loaded query={query}>{({ rows }) => <NumberedRows details={details} rows={rows} />}</Loaded>
}

function NumberedRows({ details, rows }: { details: Details; rows: readonly (readonly Cell[])[] }) {
  const numbered = useMemo(() => rows.map((cells, index) => ({ number: index + 1, cells })), [rows])
  return <RowsTable details={details} rows={numbered} known={rows} />
}

function ManyRows({ details }: { details: Details }) {
  const { source, known, error } = usePagedRows(details)
  return (
    <>
      <ErrorNote error={error} />
      <RowsTable details={details} rows={source} known={known} />
    </>
  )
}

interface TableProps {
  details: Details
  rows: Parameters<typeof Table<NumberedRow>>[0]['rows']
  /** Rows that are at hand; they tell how many decimals a column needs. */
  known: readonly (readonly Cell[])[]
}

function RowsTable({ details, rows, known }: TableProps) {
  const { t } = useTranslation()
  const columns = useColumns(details, known)
  return <Table label={t('datasets.rows')} columns={columns} rows={rows} rowId={({ number }) => number} fileName={`${details.name}.csv`} />
}

function useColumns({ columns }: Details, known: readonly (readonly Cell[])[]): TableColumn<NumberedRow>[] {
  const { t } = useTranslation()
  const format = useFormat()
  return useMemo(() => {
    const words = { yes: t('datasets.yes'), no: t('datasets.no') }
    const number: TableColumn<NumberedRow> = {
      id: '#',
      header: t('datasets.row'),
      kind: 'number',
      digits: 0,
      width: 76,
      value: (row) => row.number,
    }
    const ofFile = columns.map(({ name, type }, index): TableColumn<NumberedRow> => {
      const figures = figuresOf(known.map((cells) => cells[index]))
      const numeric = isNumberType(type)
      return {
        id: `c${index}`,
        header: name,
        kind: numeric ? 'number' : 'text',
        width: Math.min(280, Math.max(numeric ? 92 : 110, 24 + name.length * 7)),
        definition: t(`datasets.types.${type}`),
        value: ({ cells }) => plain(cells[index]),
        render: ({ cells }) => (cells[index] === null ? <Missing /> : writeCell(cells[index], type, figures, format, words)),
      }
    })
    return [number, ...ofFile]
  }, [columns, known, t, format])
}

const plain = (cell: Cell) => (typeof cell === 'boolean' ? String(cell) : cell)
