import type { CSSProperties, ReactNode } from 'react'

interface PanelProps {
  title: string
  hint?: ReactNode
  actions?: ReactNode
  children: ReactNode
  style?: CSSProperties
}

export function Panel({ title, hint, actions, children, style }: PanelProps) {
  return (
    <section className="panel" style={style}>
      <header>
        <h2>{title}</h2>
        {hint && <span className="t3 small ell">{hint}</span>}
        {actions && <span className="end row tight">{actions}</span>}
      </header>
      {children}
    </section>
  )
}

interface MosaicProps {
  /** A CSS track list. */
  columns: string
  rows?: string
  height?: string
  /** Takes the height that is left. */
  fill?: boolean
  children: ReactNode
}

/** Panels side by side, parted by one-pixel lines. */
export function Mosaic({ columns, rows, height, fill, children }: MosaicProps) {
  const size = fill ? { flex: 1, borderBottom: 0 } : { flex: 'none' }
  return (
    <div className="mosaic" style={{ gridTemplateColumns: columns, gridTemplateRows: rows, height, ...size }}>
      {children}
    </div>
  )
}
