import { readFileSync } from 'node:fs'
import { writeAtomically } from '#engine/base/write-atomically'
import type { Language } from './words.ts'

export interface Bounds {
  x?: number
  y?: number
  width: number
  height: number
}

/** What the window remembers between two starts. */
export interface Settings {
  bounds: Bounds
  maximized: boolean
  language: Language | null
  /** Projects that were open, last one first. */
  projects: string[]
}

export const SMALLEST = { width: 1024, height: 640 }
const USUAL: Settings = { bounds: { width: 1440, height: 900 }, maximized: false, language: null, projects: [] }
const REMEMBERED_PROJECTS = 8
const VISIBLE_PX = 80

/** Reads the settings; a missing or damaged file, or a damaged part, means the usual. */
export function readSettings(path: string): Settings {
  let kept: Partial<Settings>
  try {
    kept = JSON.parse(readFileSync(path, 'utf8')) ?? {}
  } catch {
    return USUAL
  }
  const { bounds, maximized, language, projects } = kept
  return {
    bounds: isBounds(bounds) ? bounds : USUAL.bounds,
    maximized: maximized === true,
    language: language === 'fr' || language === 'en' ? language : null,
    projects: Array.isArray(projects) ? projects.filter((name) => typeof name === 'string').slice(0, REMEMBERED_PROJECTS) : [],
  }
}

export const keepSettings = (path: string, settings: Settings): Promise<void> =>
  writeAtomically(path, `${JSON.stringify(settings, null, 2)}\n`)

function isBounds(bounds: unknown): bounds is Bounds {
  const { x, y, width, height } = (bounds ?? {}) as Bounds
  const place = [x, y].every((value) => value === undefined || Number.isInteger(value))
  return place && [width, height].every((value) => Number.isInteger(value) && value > 0)
}

/**
 * A place where the window can be seen: a screen that was there at the last time may be gone.
 *
 * @param screens - work areas of the screens that are there, px.
 */
export function fitOnScreens(bounds: Bounds, screens: readonly Required<Bounds>[]): Bounds {
  const { x, y } = bounds
  const width = Math.max(SMALLEST.width, bounds.width)
  const height = Math.max(SMALLEST.height, bounds.height)
  const seen = screens.some(
    (screen) =>
      x !== undefined &&
      y !== undefined &&
      x + width >= screen.x + VISIBLE_PX &&
      x <= screen.x + screen.width - VISIBLE_PX &&
      y >= screen.y &&
      y <= screen.y + screen.height - VISIBLE_PX,
  )
  return seen ? { x, y, width, height } : { width, height }
}

/** The list of projects with this one first. */
export const withProject = (projects: readonly string[], name: string): string[] =>
  [name, ...projects.filter((other) => other !== name)].slice(0, REMEMBERED_PROJECTS)
