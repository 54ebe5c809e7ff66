import { useMemo, useState } from 'react'
import { ScatterMatrix } from '#ui'
import type { DrawingProps } from './drawing-props.ts'
import { PointKey } from './PointKey.tsx'
import { axisName } from './use-chart-words.ts'
import { matrixData } from './view.ts'

/** Every pair of columns; a point that is chosen is ringed in all of them. */
export function MatrixDrawing({ shown, data, label, words, row, onRow }: DrawingProps<'scatter_matrix'>) {
  const matrix = useMemo(() => {
    const plain = matrixData(data)
    return { ...plain, columns: plain.columns.map((column) => ({ ...column, label: axisName(shown, column.label) })) }
  }, [data, shown])
  const [highlighted, setHighlighted] = useState<number>()
  const describe = (index: number) => {
    const values = data.columns.map((column, place) => `${column} ${words.figure(data.values[place][index])}`)
    return words.say('point', { row: words.figure(data.row_numbers[index]), values: values.join(' · ') })
  }
  return (
    <>
      <PointKey shown={shown} colour={data.colour} words={words} highlighted={highlighted} onHighlight={setHighlighted} />
      <ScatterMatrix
        label={label}
        data={matrix}
        correlations={data.correlations}
        selected={row === undefined ? -1 : data.row_numbers.indexOf(row)}
        highlighted={highlighted}
        onSelect={(index) => onRow(data.row_numbers[index])}
        describe={describe}
      />
      <p className="tiny t3">{words.say('rowHint')}</p>
    </>
  )
}
