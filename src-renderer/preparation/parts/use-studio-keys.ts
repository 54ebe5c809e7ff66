import { useEffect } from 'react'
import { isTyping } from '#ui'

interface Keys {
  undo: (() => void) | undefined
  redo: (() => void) | undefined
  cancel: (() => void) | undefined
}

/** Ctrl Z and Ctrl Shift Z for the steps, Esc to give up an edit. In a field, Ctrl Z is the field's own. */
export function useStudioKeys({ undo, redo, cancel }: Keys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const run = actionOf(event)
      if (!run) return
      event.preventDefault()
      event.stopImmediatePropagation()
      run()
    }
    const actionOf = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase()
      const held = event.ctrlKey || event.metaKey
      if (document.querySelector('[role=dialog][aria-modal=true]')) return undefined
      if (held && key === 'z' && !isTyping(event)) return event.shiftKey ? redo : undo
      return key === 'escape' && !isListOpen() ? cancel : undefined
    }
    // Before the window's own undo, which knows nothing of steps.
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [undo, redo, cancel])
}

/** Escape closes an open list of choices first. */
const isListOpen = () =>
  document.querySelector('[aria-expanded=true]') !== null ||
  [...document.querySelectorAll<HTMLElement>('[role=menu]')].some((menu) => menu.offsetParent !== null)
