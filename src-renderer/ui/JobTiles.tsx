interface Props {
  name: string
  /** 0–1. */
  share: number
  tiles?: number
}

/** Progress as tiles: done, the one at work, to come. */
export function JobTiles({ name, share, tiles = 20 }: Props) {
  const done = Math.floor(Math.max(0, Math.min(1, share)) * tiles)
  const look = (index: number) => (index < done ? 'on' : index === done ? 'now' : '')
  return (
    <span
      className="job-tiles"
      role="progressbar"
      aria-label={name}
      aria-valuenow={Math.round(share * 100)}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      {Array.from({ length: tiles }, (_, index) => index).map((index) => (
        <i key={index} className={look(index)} />
      ))}
    </span>
  )
}
