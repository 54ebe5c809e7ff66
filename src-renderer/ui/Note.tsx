import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface Props {
  tone?: 'info' | 'warning' | 'danger'
  action?: ReactNode
  children: ReactNode
}

/** A sentence that stands out, with at most one action. */
export function Note({ tone = 'info', action, children }: Props) {
  const Icon = tone === 'info' ? IconInfoCircle : IconAlertTriangle
  return (
    <div className={`note ${tone}`}>
      <Icon size={16} stroke={1.5} aria-hidden />
      <div className="grow">{children}</div>
      {action}
    </div>
  )
}
