import { useEffect } from 'react'
import { useHistoryState } from 'wouter/use-browser-location'
import type { Opened } from '../queries.ts'

/** A file that was opened with the product, or dropped on another page, comes with the address of the import page. */
export function useOpenedFile(choose: (file: File | Opened) => void): void {
  const opened = useHistoryState<{ opened?: File | Opened } | null>()?.opened
  useEffect(() => {
    if (opened) choose(opened)
  }, [opened, choose])
}
