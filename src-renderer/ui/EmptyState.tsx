import type { ReactNode } from 'react'

interface Props {
  /** What belongs here. */
  title: string
  children?: ReactNode
  /** One button. */
  action?: ReactNode
  /** One sample. */
  sample?: ReactNode
}

export function EmptyState({ title, children, action, sample }: Props) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children && <div className="t2">{children}</div>}
      {(action || sample) && (
        <div className="row">
          {action}
          {sample}
        </div>
      )}
    </div>
  )
}
