import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from './ErrorNote.tsx'

const QUIET_MS = 300

/** The part of a react-query result that is drawn. */
export interface LoadedQuery<T> {
  data: T | undefined
  error: unknown
  isFetching: boolean
  /** The data shown belong to an earlier question. */
  isPlaceholderData?: boolean
  refetch: () => unknown
}

interface Props<T> {
  query: LoadedQuery<T>
  /** Shown when `isEmpty` holds; by default, when the data are an empty list. */
  empty?: ReactNode
  isEmpty?: (data: T) => boolean
  children: (data: T) => ReactNode
}

/** Draws a query in each of its states; the last result stays, dimmed, while the next is under way. */
export function Loaded<T>({ query, empty, isEmpty = isEmptyList, children }: Props<T>) {
  const { t } = useTranslation()
  const outdated = query.data === undefined || query.isPlaceholderData === true
  const slow = useAfter(QUIET_MS, query.isFetching && outdated)
  const failed = query.error !== null && query.error !== undefined
  return (
    <>
      {failed && !query.isFetching && (
        <div style={{ padding: 16 }}>
          <ErrorNote error={query.error} onRetry={() => query.refetch()} />
        </div>
      )}
      {query.data === undefined && slow && (
        <p className="empty t3" role="status">
          {t('ui.loading')}
        </p>
      )}
      {query.data !== undefined && (
        <div className={`loaded ${slow ? 'busy' : ''}`} aria-busy={slow}>
          {empty && isEmpty(query.data) ? empty : children(query.data)}
        </div>
      )}
    </>
  )
}

const isEmptyList = (data: unknown) => Array.isArray(data) && data.length === 0

function useAfter(delayMs: number, on: boolean): boolean {
  const [passed, setPassed] = useState(false)
  useEffect(() => {
    setPassed(false)
    if (!on) return
    const timer = setTimeout(() => setPassed(true), delayMs)
    return () => clearTimeout(timer)
  }, [on, delayMs])
  return on && passed
}
