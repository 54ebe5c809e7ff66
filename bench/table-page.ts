import type { Page } from 'playwright'

/** Rows that pass in one frame of a quick wheel. */
const STEP_PX = 420

/** Scrolls the first table, one step a frame; the times between frames in ms, shortest first. */
export const scrolled = (page: Page, frames: number): Promise<number[]> =>
  page.evaluate(
    async ([count, step]) => {
      const box = document.querySelector('[role=grid]')?.parentElement as HTMLElement
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
      const times: number[] = []
      let last = await frame()
      for (let i = 0; i < count; i++) {
        box.scrollTop += step
        const now = await frame()
        times.push(now - last)
        last = now
      }
      return times.sort((a, b) => a - b)
    },
    [frames, STEP_PX] as const,
  )

/** Milliseconds from a click to the second frame after it, when its outcome is on the screen. */
export const timedClick = (page: Page, selector: string): Promise<number> =>
  page.evaluate(async (where) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    await frame()
    const began = performance.now()
    document.querySelector<HTMLElement>(where)?.click()
    await frame()
    await frame()
    return performance.now() - began
  }, selector)

/** Milliseconds from each key to the frame after the number of rows has changed. */
export const timedTyping = (page: Page, selector: string, text: string): Promise<number[]> =>
  page.evaluate(
    async ([where, typed]) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
      const box = document.querySelector<HTMLInputElement>(where) as HTMLInputElement
      const grid = document.querySelector('[role=grid]') as HTMLElement
      const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
      const times: number[] = []
      for (let length = 1; length <= typed.length; length++) {
        const before = grid.getAttribute('aria-rowcount')
        const began = performance.now()
        write?.call(box, typed.slice(0, length))
        box.dispatchEvent(new Event('input', { bubbles: true }))
        while (grid.getAttribute('aria-rowcount') === before && performance.now() - began < 5000) await frame()
        await frame()
        times.push(performance.now() - began)
      }
      return times
    },
    [selector, text] as const,
  )
