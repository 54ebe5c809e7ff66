import { lazy, Suspense } from 'react'
import type { LineChartProps } from './line-series.ts'

const Lines = lazy(() => import('./RechartsLines.tsx').then((module) => ({ default: module.RechartsLines })))

/** Few lines over one axis, each named at its end. The drawing library is large and loads when the first chart is shown. */
export function LineChart({ height = 200, ...props }: LineChartProps) {
  return (
    <Suspense fallback={<div style={{ height }} />}>
      <Lines {...props} height={height} />
    </Suspense>
  )
}
