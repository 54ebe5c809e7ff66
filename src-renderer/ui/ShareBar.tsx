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
export function ShareBar({ share, color, width, digits, print = 'percent' }: Props) {
  const format = useFormat()
  const figure = print === 'percent' ? format.share(share, digits ?? 0) : print === 'figure' ? format.number(share, digits ?? 2) : undefined
  return <FiguredBar figure={figure} share={share} color={color} width={width} />
}

interface BarProps extends Pick<Props, 'share' | 'color' | 'width'> {
  /** Already formatted. */
  figure?: string
}

/** Without hooks, because a table draws hundreds of them a frame. */
export function FiguredBar({ figure, share, color = 'var(--t-accent)', width = 56 }: BarProps) {
  return (
    <span className="cell-share">
      {figure !== undefined && <span>{figure}</span>}
      <span className="bar" style={{ width }} aria-hidden>
        <i style={{ width: `${Math.max(0, Math.min(1, share)) * 100}%`, background: color }} />
      </span>
    </span>
  )
}
