import type { ReactNode } from 'react'
import { Defined } from './Defined.tsx'

export interface Fact {
  /** Already formatted; absent for a plain remark. */
  value?: ReactNode
  label: string
  /** `before` reads "seed 42", `after` (default) reads "618 lots". */
  place?: 'before' | 'after'
  /** See {@link Defined}. */
  term?: string
  mono?: boolean
}

/** The line under a page title: how many, how good, which seed, which data, what was left out and why. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <div className="facts">
      {facts.map((fact) => (
        <span key={fact.label}>
          {fact.place === 'before' && <Label fact={fact} />}{' '}
          {fact.value !== undefined && <b className={fact.mono ? 'mono' : ''}>{fact.value}</b>}{' '}
          {fact.place !== 'before' && <Label fact={fact} />}
        </span>
      ))}
    </div>
  )
}

const Label = ({ fact }: { fact: Fact }) => (fact.term ? <Defined term={fact.term}>{fact.label}</Defined> : fact.label)
