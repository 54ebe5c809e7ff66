import { useMemo } from 'react'
import { BarChart, Table, type TableColumn } from '#ui'
import type { ChartDataOf } from './answers.ts'
import type { DrawingProps } from './drawing-props.ts'
import type { ChartWords } from './use-chart-words.ts'

type Outlier = ChartDataOf<'outliers'>['outliers'][number]

/** How many outliers each column has, and the farthest of them, which lead to their rows. */
export function OutliersDrawing({ data, label, words, row, onRow }: DrawingProps<'outliers'>) {
  const columns = useMemo(() => columnsOf(words), [words])
  const total = data.columns.reduce((sum, { outliers }) => sum + outliers, 0)
  const describe = (index: number) => {
    const { column, low, high, outliers, n } = data.columns[index]
    if (low === null || high === null) return `${column}: ${words.say('noSpread')}`
    const told = { outliers: words.figure(outliers), count: words.figure(n), low: words.figure(low), high: words.figure(high) }
    return words.say('barReading', { label: column, value: words.say('bounds', told) })
  }
  const chosen = data.outliers.find((outlier) => outlier.row === row)
  return (
    <div className="stack" style={{ minHeight: 0, flex: 1 }}>
      <div style={{ flex: 'none' }}>
        <BarChart
          label={label}
          bars={data.columns.map(({ column, outliers }) => ({ label: column, value: outliers }))}
          digits={0}
          describe={describe}
        />
      </div>
      {total > 0 && (
        <Table
          label={words.say('listed')}
          title={words.say('listed')}
          note={total > data.outliers.length ? words.say('farthest', { count: data.outliers.length }) : undefined}
          columns={columns}
          rows={data.outliers}
          rowId={keyOf}
          selectedId={chosen && keyOf(chosen)}
          onSelect={(outlier) => onRow(outlier.row)}
          fileName="outliers.csv"
        />
      )}
    </div>
  )
}

const keyOf = ({ row, column }: Outlier) => `${row} ${column}`

function columnsOf({ say }: ChartWords): TableColumn<Outlier>[] {
  return [
    { id: 'row', header: say('values.row'), kind: 'number', digits: 0, width: 84, value: ({ row }) => row },
    { id: 'column', header: say('values.column'), kind: 'text', width: 160, value: ({ column }) => column },
    { id: 'value', header: say('values.value'), kind: 'number', width: 110, value: ({ value }) => value },
    { id: 'low', header: say('values.low'), kind: 'number', width: 110, value: ({ low }) => low },
    { id: 'high', header: say('values.high'), kind: 'number', width: 110, value: ({ high }) => high },
  ]
}
