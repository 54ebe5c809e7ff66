import { useFormat } from './use-format.ts'

interface Props {
  /** 0–1. */
  share: number
  color?: string
  /** Px. */
  width?: number
  digits?: number
  /** `figure` prints 0.44, `percent` prints 44%, `none` leaves the bar alone. */
  print?: 'percent' | 'figure' | 'none'
}

/** The figure first; the bar on a fixed 0–1 track is a second reading of it. */
export function ShareBar({ share, color = 'var(--t-accent)', width = 56, digits, print = 'percent' }: Props) {
  const format = useFormat()
  return (
    <span className="cell-share">
      {print === 'percent' && <span>{format.share(share, digits ?? 0)}</span>}
      {print === 'figure' && <span>{format.number(share, digits ?? 2)}</span>}
      <span className="bar" style={{ width }} aria-hidden>
        <i style={{ width: `${Math.max(0, Math.min(1, share)) * 100}%`, background: color }} />
      </span>
    </span>
  )
}
