import type { ChartDataOf, ShownChart } from './answers.ts'
import type { ChartWords } from './use-chart-words.ts'

/** What the drawing of one kind of chart is given. */
export interface DrawingProps<K extends ShownChart['data']['kind'] = ShownChart['data']['kind']> {
  shown: ShownChart
  data: ChartDataOf<K>
  /** The finding in one sentence. */
  label: string
  words: ChartWords
  /** Number of the chosen row in the version. */
  row: number | undefined
  onRow: (row: number) => void
}
