import { type KeyboardEvent, useCallback, useState } from 'react'

/** Rows from `anchor` to `active`, by position. */
interface Selection {
  anchor: number
  active: number
}

interface Options {
  count: number
  /** Position of the row that the page has selected, or −1. */
  current: number
  /** Rows on one screen. */
  page: number
  onMove: (position: number) => void
  onOpen: (position: number) => void
}

/** One active row; Shift stretches a range from where it began. */
export function useSelection({ count, current, page, onMove, onOpen }: Options) {
  const [range, setRange] = useState<Selection>({ anchor: -1, active: -1 })
  const active = current >= 0 ? current : Math.min(range.active, count - 1)
  const anchor = range.active === active ? Math.min(range.anchor, count - 1) : active

  const move = useCallback(
    (to: number, stretch: boolean) => {
      if (count === 0) return
      const position = Math.max(0, Math.min(count - 1, to))
      setRange({ anchor: stretch && anchor >= 0 ? anchor : position, active: position })
      onMove(position)
    },
    [anchor, count, onMove],
  )

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
      event.preventDefault()
      window.getSelection()?.removeAllRanges()
      setRange({ anchor: count - 1, active: 0 })
      if (count > 0) onMove(0)
      return
    }
    if (event.key === 'Enter' && active >= 0) {
      event.preventDefault()
      onOpen(active)
      return
    }
    const target = destination(event.key, active, page, count)
    if (target === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    move(target, event.shiftKey)
  }

  return { active, first: Math.min(anchor, active), last: Math.max(anchor, active), move, onKeyDown }
}

function destination(key: string, active: number, page: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return active + 1
    case 'ArrowUp':
      return active < 0 ? count - 1 : active - 1
    case 'PageDown':
      return Math.max(0, active) + page
    case 'PageUp':
      return Math.max(0, active) - page
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
