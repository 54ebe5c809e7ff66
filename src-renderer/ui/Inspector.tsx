import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  /** The identity of what is looked at. */
  title: string
  aside?: ReactNode
  footer?: ReactNode
  children: ReactNode
}

/** The column at the right: identity, why, parts that sum, smallest change, neighbours, lineage, copy command. */
export function Inspector({ title, aside, footer, children }: Props) {
  const { t } = useTranslation()
  return (
    <aside className="inspector" aria-label={t('ui.inspector')} tabIndex={-1} data-region>
      <header>
        <div className="row">
          <h2 className="ell" title={title}>
            {title}
          </h2>
          {aside && <span className="end t3 small nowrap">{aside}</span>}
        </div>
      </header>
      {children}
      {footer && <footer className="small t3">{footer}</footer>}
    </aside>
  )
}

export function InspectorSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  )
}
