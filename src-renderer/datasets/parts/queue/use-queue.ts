import { useCallback, useState } from 'react'
import type { ImportResult } from '../../answers.ts'
import type { Opened } from '../../queries.ts'

export type Given = File | Opened

export type Outcome = Pick<ImportResult, 'dataset_id' | 'rows' | 'rejected_rows'>

/** One of several files. */
export interface QueuedFile {
  id: string
  given: Given
  /** What came of it, once it is imported. */
  outcome?: Outcome
}

/** Several files that wait to be imported. */
export function useQueue() {
  const [files, setFiles] = useState<readonly QueuedFile[]>([])
  const [reviewed, setReviewed] = useState<{ id: string; opened: Opened }>()
  const add = useCallback(
    (given: readonly Given[]) =>
      setFiles((now) => {
        const fresh = given.filter((one) => now.every((file) => file.given !== one))
        return [...now, ...fresh.map((one) => ({ id: crypto.randomUUID(), given: one }))]
      }),
    [],
  )
  const done = useCallback((id: string, outcome: Outcome) => {
    setFiles((now) => now.map((file) => (file.id === id ? { ...file, outcome } : file)))
    setReviewed((now) => (now?.id === id ? undefined : now))
  }, [])
  const drop = useCallback((id: string) => setFiles((now) => now.filter((file) => file.id !== id)), [])
  return { files, reviewed, review: setReviewed, add, done, drop }
}

export type Queue = ReturnType<typeof useQueue>
