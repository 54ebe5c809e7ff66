import type { ReactNode } from 'react'

/** A name and its value, in a list of such pairs. */
export const Pair = ({ label, children }: { label: ReactNode; children: ReactNode }) => (
  <>
    <dt className="t3">{label}</dt>
    <dd>{children}</dd>
  </>
)
