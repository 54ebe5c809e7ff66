import { extent } from '#ui'
import { linePath } from './CurveLine.tsx'

const SIZE = { width: 56, height: 18 }

export function Sparkline({ values, label, color }: { values: readonly number[]; label: string; color: string }) {
  const [low, high] = extent([...values, 0])
  const x = (index: number) => 1 + (index / Math.max(1, values.length - 1)) * (SIZE.width - 2)
  const y = (value: number) => SIZE.height - 2 - ((value - low) / (high - low || 1)) * (SIZE.height - 4)
  return (
    <svg width={SIZE.width} height={SIZE.height} role="img" aria-label={label}>
      <path d={linePath(values, x, y)} style={{ fill: 'none', stroke: color, strokeWidth: 1.2 }} />
    </svg>
  )
}
