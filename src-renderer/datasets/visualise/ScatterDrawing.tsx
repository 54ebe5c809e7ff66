import { useMemo, useState } from 'react'
import { ScatterCanvas } from '#ui'
import type { DrawingProps } from './drawing-props.ts'
import { PointKey } from './PointKey.tsx'
import { axisName } from './use-chart-words.ts'
import { colourOf, rangeOf, scatterData } from './view.ts'

/** Points that lead to their rows. */
export function ScatterDrawing({ shown, data, label, words, row, onRow }: DrawingProps<'scatter'>) {
  const plane = useMemo(() => scatterData(data), [data])
  const [highlighted, setHighlighted] = useState<number>()
  const { colour, sizes } = data
  const range = sizes && rangeOf(sizes.values)
  const describe = (index: number) => {
    const values = [`${data.x} ${words.figure(data.xs[index])}`, `${data.y} ${words.figure(data.ys[index])}`]
    if (colour)
      values.push(`${colour.column} ${words.figure(colourOf(colour, index, { group: words.group, other: words.say('otherValues') }))}`)
    if (sizes) values.push(`${sizes.column} ${words.figure(sizes.values[index])}`)
    return words.say('point', { row: words.figure(data.row_numbers[index]), values: values.join(' · ') })
  }
  return (
    <>
      <PointKey shown={shown} colour={colour} words={words} highlighted={highlighted} onHighlight={setHighlighted} />
      <p className="visualise-axis vertical tiny t3">{axisName(shown, data.y)}</p>
      <ScatterCanvas
        label={label}
        data={plane}
        selected={row === undefined ? -1 : data.row_numbers.indexOf(row)}
        highlighted={highlighted}
        onSelect={(index) => onRow(data.row_numbers[index])}
        describe={describe}
      />
      <p className="visualise-axis tiny t3">{axisName(shown, data.x)}</p>
      {sizes && range && (
        <p className="tiny t3">
          {words.say('sizes', { column: axisName(shown, sizes.column), low: words.figure(range[0]), high: words.figure(range[1]) })}
        </p>
      )}
      <p className="tiny t3">{words.say('rowHint')}</p>
    </>
  )
}
