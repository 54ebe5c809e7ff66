import { type RefObject, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { scrollScale } from './scroll-scale.ts'

/** Rows drawn above and below the screen. */
const OVERSCAN = 6
/** Px, until the box was measured. */
const UNMEASURED = 600

interface Screen {
  scroller: RefObject<HTMLDivElement | null>
  count: number
  /** Px. */
  rowHeight: number
  /** Px of the sticky header, which lies over the top of the scroll box. */
  header: number
  onNeed?: (first: number, last: number) => void
}

/** The rows that are drawn, and the empty heights above and below them. */
export function useScreen({ scroller, count, rowHeight, header, onNeed }: Screen) {
  const scale = useMemo(() => scrollScale(count * rowHeight), [count, rowHeight])
  const boxHeight = useHeight(scroller)
  const screen = Math.max(rowHeight, boxHeight - header)
  const [seen, setSeen] = useState({ first: 0, shift: 0 })
  /** Px: how far the scroll bar was at the last look, and how far the rows are shifted up. */
  const at = useRef({ scrolled: 0, shift: 0 })

  const settle = useEffectEvent((top: number) => {
    const box = scroller.current
    if (!box) return
    const shift = scale.shiftAt(top)
    const scrolled = top - shift
    if (Math.abs(box.scrollTop - scrolled) >= 1) box.scrollTop = scrolled
    at.current = { scrolled: box.scrollTop, shift }
    const first = Math.floor(top / rowHeight)
    setSeen((now) => (now.first === first && now.shift === shift ? now : { first, shift }))
  })
  const onScroll = useEffectEvent(() => {
    const scrolled = scroller.current?.scrollTop ?? 0
    const isStep = Math.abs(scrolled - at.current.scrolled) < screen
    settle(isStep ? scrolled + at.current.shift : scale.topAt(scrolled, screen))
  })
  useEffect(() => {
    const box = scroller.current
    const listen = () => onScroll()
    box?.addEventListener('scroll', listen, { passive: true })
    return () => box?.removeEventListener('scroll', listen)
  }, [scroller])
  useEffect(() => {
    const furthest = Math.max(0, scale.total - screen)
    settle(Math.min(furthest, at.current.scrolled + at.current.shift))
  }, [scale, screen])

  const show = useEffectEvent((position: number) => {
    const top = at.current.scrolled + at.current.shift
    const row = position * rowHeight
    const isNear = row > top - screen && row < top + 2 * screen
    if (!isNear) settle(Math.max(0, Math.min(scale.total - screen, row - screen / 2)))
    else if (row < top) settle(row)
    else if (row + rowHeight > top + screen) settle(row + rowHeight - screen)
  })
  const [wanted, setWanted] = useState<{ position: number }>()
  useEffect(() => {
    if (wanted) show(wanted.position)
  }, [wanted])
  const scrollTo = useCallback((position: number) => setWanted({ position }), [])

  const first = Math.max(0, Math.min(count - 1, seen.first) - OVERSCAN)
  const last = Math.min(count, seen.first + Math.ceil(screen / rowHeight) + 1 + OVERSCAN) - 1
  useEffect(() => {
    if (last >= first) onNeed?.(first, last)
  }, [onNeed, first, last])
  // Rows that leave the screen are used again for those that come: changing text is cheaper than making elements.
  const pool = useRef(1)
  pool.current = Math.max(pool.current, last - first + 1)
  const above = Math.max(0, first * rowHeight - seen.shift)
  return {
    rows: Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => ({
      position: first + index,
      key: (first + index) % pool.current,
    })),
    above,
    below: Math.max(0, scale.height - above - (last - first + 1) * rowHeight),
    shows: (position: number) => position >= first && position <= last,
    scrollTo,
  }
}

/** Px of the scroll box. */
function useHeight(scroller: RefObject<HTMLDivElement | null>): number {
  const [height, setHeight] = useState(UNMEASURED)
  useEffect(() => {
    const box = scroller.current
    if (!box) return
    const observer = new ResizeObserver(() => setHeight(box.clientHeight))
    observer.observe(box)
    return () => observer.disconnect()
  }, [scroller])
  return height
}
