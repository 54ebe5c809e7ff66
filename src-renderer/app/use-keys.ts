import { useEffect, useEffectEvent } from 'react'
import { isTyping } from '#ui'
import { SINGLE_KEYS } from './keys.ts'

export interface KeyActions {
  commands: () => void
  section: (number: number) => void
  import: () => void
  inspector: () => void
  copyCommand: () => void
  list: () => void
}

/** The keys of the window. A page that knows better what a key means answers it first. */
export function useKeys(actions: KeyActions, singleKeys: boolean): void {
  const answer = useEffectEvent((event: KeyboardEvent) => {
    if (!event.defaultPrevented && acted(event, actions)) event.preventDefault()
  })
  const silence = useEffectEvent((event: KeyboardEvent) => {
    const single = SINGLE_KEYS.includes(event.key.toLowerCase()) && !(event.ctrlKey || event.metaKey || event.altKey)
    if (single && !singleKeys && !isTyping(event)) event.stopImmediatePropagation()
  })
  useEffect(() => {
    const last = (event: KeyboardEvent) => answer(event)
    // Added anew at each key, so that it comes after the listeners of the page, whenever those were made.
    const first = (event: KeyboardEvent) => {
      silence(event)
      window.removeEventListener('keydown', last)
      window.addEventListener('keydown', last, { once: true })
    }
    window.addEventListener('keydown', first, { capture: true })
    return () => {
      window.removeEventListener('keydown', first, { capture: true })
      window.removeEventListener('keydown', last)
    }
  }, [])
}

/** @returns whether the key was one of the window's. */
function acted(event: KeyboardEvent, actions: KeyActions): boolean {
  const key = event.key.toLowerCase()
  const withCtrl = (event.ctrlKey || event.metaKey) && !event.altKey
  if (withCtrl && event.shiftKey) return key === 'c' && done(actions.copyCommand)
  if (withCtrl) {
    if (key === 'k') return done(actions.commands)
    if (key === 'i') return done(actions.import)
    if (key === '.') return done(actions.inspector)
    if (key === 'enter') return pressFilledButton()
    // The place of the key counts: on a French keyboard the digits lie under Shift.
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
    return digit !== undefined && done(() => actions.section(Number(digit)))
  }
  if (isTyping(event) || event.altKey || event.ctrlKey || event.metaKey) return false
  if (event.key === '?') return done(actions.list)
  return (key === 'j' || key === 'k') && !event.shiftKey && walkTable(key === 'j' ? 'ArrowDown' : 'ArrowUp')
}

function done(action: () => void): true {
  action()
  return true
}

/** Each context has one filled button: the dialog, else the region that holds the focus, else the page. */
function pressFilledButton(): boolean {
  const contexts = [
    document.querySelector('[role=dialog][aria-modal=true]'),
    document.activeElement?.closest('[data-region]'),
    document.querySelector('main'),
  ]
  for (const context of contexts) {
    const button = [...(context?.querySelectorAll<HTMLElement>('[data-variant=filled]') ?? [])].find(isShown)
    if (button) return done(() => button.click())
    if (context?.matches('[role=dialog]')) return false
  }
  return false
}

/** J and K move through the first table of the page from anywhere on it. */
function walkTable(key: 'ArrowDown' | 'ArrowUp'): boolean {
  if (document.querySelector('[role=dialog][aria-modal=true]')) return false
  const table = [...document.querySelectorAll<HTMLElement>('main [role=grid]')].find(isShown)
  return table !== undefined && done(() => table.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })))
}

/** The command line that stands nearest to what is looked at: in the inspector, else the last of the page. */
export function commandInSight(): string | undefined {
  const shown = [...document.querySelectorAll<HTMLElement>('[data-command]')].filter(isShown)
  return (shown.findLast((button) => button.closest('.inspector')) ?? shown.at(-1))?.dataset.command
}

const isShown = (element: HTMLElement) => element.offsetParent !== null
