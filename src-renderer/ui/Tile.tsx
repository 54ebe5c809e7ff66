import type { CSSProperties } from 'react'
import { categoryColor, categoryInk } from './theme.ts'

interface Props {
  id: number
  large?: boolean
  /** Not this one: the runner-up, not yet run, or the other side. */
  outline?: boolean
}

/** A category: a numbered square, solid when it is this one. Its number is its text; the words around it say the rest. */
export function Tile({ id, large, outline }: Props) {
  const kind = `tile${large ? ' large' : ''}${outline ? ' outline' : ''}${id > 99 ? ' wide' : ''}`
  const style = { '--c': categoryColor(id), '--ink': categoryInk(id) } as CSSProperties
  return (
    <span className={kind} style={style}>
      {id}
    </span>
  )
}
