import { useEffect, useEffectEvent } from 'react'
import { useHistoryState } from 'wouter/use-browser-location'
import type { Opened } from '../queries.ts'

type Given = File | Opened

/** Files that were opened with the product, or dropped on any page, come with the address of the import page. */
export function useOpenedFiles(take: (files: readonly Given[]) => void): void {
  const opened = useHistoryState<{ opened?: Given | readonly Given[] } | null>()?.opened
  const onOpened = useEffectEvent(take)
  useEffect(() => {
    if (opened) onOpened(Array.isArray(opened) ? opened : [opened as Given])
  }, [opened])
}
