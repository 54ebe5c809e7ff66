export interface LineSeries {
  label: string
  /** At most 1,000 over all series. */
  points: readonly { x: number; y: number }[]
  /** A category; without it the line is petrol when alone and grey beside others. */
  category?: number
}

export interface LineChartProps {
  series: readonly LineSeries[]
  /** The chosen place on the horizontal axis. */
  mark?: { x: number; label: string }
  /** The vertical axis starts at zero. */
  fromZero?: boolean
  /** Px. */
  height?: number
  /** A click chooses the nearest place on the horizontal axis. */
  onPick?: (x: number) => void
}
