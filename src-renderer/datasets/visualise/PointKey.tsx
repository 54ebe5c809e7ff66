import { ChartKey } from '#ui'
import type { ChartDataOf, ShownChart } from './answers.ts'
import { axisName, type ChartWords } from './use-chart-words.ts'
import { rangeOf } from './view.ts'

interface Props {
  shown: ShownChart
  colour: ChartDataOf<'scatter'>['colour']
  words: ChartWords
  highlighted: number | undefined
  onHighlight: (id: number | undefined) => void
}

/** What the colours of points mean. */
export function PointKey({ shown, colour, words, highlighted, onHighlight }: Props) {
  if (colour === null) return null
  const { column, levels, values } = colour
  const title = axisName(shown, column)
  if (levels === null) {
    const range = rangeOf(values)
    return range && <ChartKey title={title} range={[words.figure(range[0]), words.figure(range[1])]} />
  }
  const items = levels.map((level, index) => ({ id: index + 1, label: words.group(column, level) }))
  const hasOther = values.some((value) => value === null || value < 0)
  const all = hasOther ? [...items, { id: 0, label: words.say('otherValues') }] : items
  return <ChartKey title={title} items={all} highlighted={highlighted} onHighlight={onHighlight} />
}
