import { createContext, type ReactNode, useContext, useEffect } from 'react'
import { type Fact, Facts } from './Facts.tsx'

export interface Crumb {
  label: string
  /** Absent on the page itself. */
  href?: string
}

/** Given by the frame around the page, which shows where the analyst is. */
export const CrumbsContext = createContext<(crumbs: readonly Crumb[]) => void>(() => {})

interface Props {
  title: string
  badge?: ReactNode
  /** At most three, one of them filled. */
  actions?: ReactNode
  facts?: readonly Fact[]
  crumbs: readonly Crumb[]
  inspector?: ReactNode
  children: ReactNode
}

export function Page({ title, badge, actions, facts, crumbs, inspector, children }: Props) {
  const show = useContext(CrumbsContext)
  const trail = JSON.stringify(crumbs)
  useEffect(() => show(JSON.parse(trail)), [show, trail])
  useEffect(() => {
    document.title = `${title} · Tessera`
  }, [title])
  return (
    <main className={`page ${inspector ? '' : 'solo'}`} tabIndex={-1} data-region>
      <PageHead title={title} badge={badge} actions={actions} facts={facts} />
      <div className="body">{children}</div>
      {inspector}
    </main>
  )
}

type HeadProps = Pick<Props, 'title' | 'badge' | 'actions' | 'facts'>

export function PageHead({ title, badge, actions, facts }: HeadProps) {
  return (
    <div className="pagehead">
      <div className="row">
        <h1 className="ell" title={title}>
          {title}
        </h1>
        {badge}
        <div className="end row">{actions}</div>
      </div>
      {facts && facts.length > 0 && <Facts facts={facts} />}
    </div>
  )
}
