import { useRef } from 'react'
import { MiniHistogram, useSize } from '#ui'

interface Props {
  bins: readonly number[]
  /** An earlier state, drawn as an outline behind. */
  before?: readonly number[]
  /** What stands below its left and right end. */
  range: readonly [string, string]
  /** The finding in one sentence. */
  label: string
}

/** A distribution as wide as the inspector. */
export function WideHistogram({ bins, before, range, label }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const { width } = useSize(box)
  return (
    <div ref={box}>
      <MiniHistogram bins={bins} before={before} width={Math.max(1, width)} height={72} color="var(--t-accent)" label={label} />
      <p className="row tiny t3 histogram-axis">
        <span>{range[0]}</span>
        <span className="end">{range[1]}</span>
      </p>
    </div>
  )
}
