interface Props {
  bins: readonly number[]
  /** An earlier state, drawn as an outline behind. */
  before?: readonly number[]
  /** Px. */
  width?: number
  /** Px. */
  height?: number
  color?: string
  /** Index of one bin that is pointed at. */
  mark?: number
  /** The finding in one sentence. */
  label: string
}

/** Bars of counts without axes, small enough for a table cell. */
export function MiniHistogram({ bins, before = [], width = 96, height = 28, color = 'var(--t-edge)', mark, label }: Props) {
  const top = Math.max(1, ...bins, ...before)
  const step = width / Math.max(1, bins.length)
  const rect = (count: number, index: number) => {
    const length = Math.max(1, (count / top) * (height - 1))
    return { x: index * step, y: height - length, width: Math.max(1, step - 1), height: length }
  }
  return (
    <svg width={width} height={height} role="img" aria-label={label} style={{ display: 'block', flex: 'none' }}>
      {before.map((count, index) => {
        const box = rect(count, index)
        return count > bins[index] && <rect key={box.x} {...box} fill="none" stroke="var(--t-edge)" strokeDasharray="2 1.5" />
      })}
      {bins.map((count, index) => {
        const box = rect(count, index)
        return count > 0 && <rect key={box.x} {...box} fill={index === mark ? 'var(--t-warning)' : color} />
      })}
      <line x1={0} x2={width} y1={height - 0.5} y2={height - 0.5} stroke="var(--t-line-strong)" />
    </svg>
  )
}
