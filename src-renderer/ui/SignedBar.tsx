interface Props {
  value: number
  /** The value whose bar fills one half. */
  max: number
  /** Px. */
  width?: number
  color?: string
}

/** A bar to the left or right of a middle line. */
export function SignedBar({ value, max, width = 120, color }: Props) {
  const half = width / 2
  const length = max > 0 ? Math.min(1, Math.abs(value) / max) * half : 0
  const fill = color ?? (value < 0 ? 'var(--t-negative)' : 'var(--t-positive)')
  return (
    <svg width={width} height={16} aria-hidden style={{ display: 'block' }}>
      <rect x={value < 0 ? half - length : half} y={4} width={length} height={8} rx={1} style={{ fill }} />
      <line x1={half} x2={half} y1={0} y2={16} style={{ stroke: 'var(--t-edge)' }} />
    </svg>
  )
}
