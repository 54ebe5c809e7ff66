import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { categoryColor, categoryInk } from './theme.ts'

interface Props {
  id: number
  large?: boolean
  /** Not this one: the runner-up, not yet run, or the other side. */
  outline?: boolean
}

/** A category: a numbered square, solid when it is this one. */
export function Tile({ id, large, outline }: Props) {
  const { t } = useTranslation()
  const kind = `tile${large ? ' large' : ''}${outline ? ' outline' : ''}${id > 99 ? ' wide' : ''}`
  const style = { '--c': categoryColor(id), '--ink': categoryInk(id) } as CSSProperties
  return (
    <span className={kind} style={style} role="img" aria-label={t(outline ? 'ui.secondChoice' : 'ui.category', { id: String(id) })}>
      {id}
    </span>
  )
}
