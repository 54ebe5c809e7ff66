import { useEffect } from 'react'

/** F6 goes to the next region of the window (navigation, page, inspector, jobs), Shift F6 to the one before. */
export function useRegions(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey) return
      const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((region) => region.offsetParent !== null)
      if (regions.length === 0) return
      event.preventDefault()
      // The innermost region counts: the inspector lies inside the page.
      const current = regions.findLastIndex((region) => region.contains(document.activeElement))
      const step = event.shiftKey ? -1 : 1
      regions[(current + step + regions.length) % regions.length].focus()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
