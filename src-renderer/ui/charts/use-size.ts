import { type RefObject, useLayoutEffect, useState } from 'react'

/** Width and height of an element in px, followed as it changes. */
export function useSize(element: RefObject<HTMLElement | null>) {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const box = element.current
    if (!box) return
    const measure = () => setSize({ width: Math.floor(box.clientWidth), height: Math.floor(box.clientHeight) })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    return () => observer.disconnect()
  }, [element])
  return size
}
