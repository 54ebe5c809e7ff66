import { useMemo } from 'react'
import { type ChartFormat, ChartFrame } from '#ui'
import type { ShownChart } from './answers.ts'
import { Drawing } from './Drawing.tsx'
import { type ChartWords, valueWords } from './use-chart-words.ts'
import { valuesOf } from './view.ts'

interface Props {
  shown: ShownChart
  /** Given by the analyst; else it is made from the columns. */
  title: string
  words: ChartWords
  /** Number of the chosen row in the version. */
  row: number | undefined
  onRow: (row: number) => void
  onExport: (format: ChartFormat) => void
}

/** One chart with its finding, its figures as a table, and its files. */
export function ChartPanel({ shown, title, words, row, onRow, onExport }: Props) {
  const values = useMemo(() => valuesOf(shown.data, valueWords(shown, words)), [shown, words])
  const finding = words.finding(shown)
  return (
    <ChartFrame title={title || words.title(shown)} label={finding} values={values} fileName={shown.name} onExport={onExport}>
      <p className="visualise-finding small">{finding}</p>
      <Drawing shown={shown} label={finding} words={words} row={row} onRow={onRow} />
    </ChartFrame>
  )
}
