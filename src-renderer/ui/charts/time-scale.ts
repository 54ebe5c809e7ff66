import type { Format } from '../format.ts'
import { niceScale, type Scale, tightScale } from './scale.ts'

const DAY_MS = 86_400_000
const DAYS = [1, 2, 7, 14]
const MONTHS = [1, 2, 3, 6, 12, 24, 60, 120, 600, 1200]

export type DatePart = 'day' | 'month' | 'year'

export interface TimeScale extends Scale {
  /** The part of a date that tells the ticks apart. */
  part: DatePart
}

/**
 * A scale of moments in ms since 1970 whose ticks are days, months or years of UTC; its ends are those of the data with a margin.
 *
 * @param values - first and last moment; equal ones are spread by a day.
 * @param pixels - where they are drawn.
 * @param most - largest number of ticks.
 */
export function timeScale(values: readonly [number, number], pixels: readonly [number, number], most = 5): TimeScale {
  const [first, last] = values[0] === values[1] ? [values[0] - DAY_MS, values[1] + DAY_MS] : values
  const margin = (last - first) * 0.02
  const [low, high] = [first - margin, last + margin]
  const perMs = (pixels[1] - pixels[0]) / (high - low)
  return {
    low,
    high,
    ...calendarTicks(low, high, most),
    digits: 0,
    toPixel: (value) => pixels[0] + (value - low) * perMs,
    toValue: (pixel) => low + (pixel - pixels[0]) / perMs,
  }
}

interface AxisOptions {
  dates?: boolean
  /** The axis ends with the data, not with a round number. */
  tight?: boolean
  most?: number
}

/** The scale of an axis of numbers or of moments. */
export function axisScale(
  values: readonly [number, number],
  pixels: readonly [number, number],
  options: AxisOptions = {},
): Scale | TimeScale {
  const { dates, tight, most = 5 } = options
  if (dates) return timeScale(values, pixels, most)
  return (tight ? tightScale : niceScale)(values, pixels, most)
}

/** What stands at a tick. */
export const tickText = (scale: Scale | TimeScale, tick: number, format: Format): string =>
  'part' in scale ? format.datePart(tick, scale.part) : format.number(tick, scale.digits)

/** Room that the ticks of a vertical axis need, px. */
export const tickWidth = (scale: Scale | TimeScale, format: Format): number =>
  Math.max(30, 10 + 6.7 * Math.max(0, ...scale.ticks.map((tick) => tickText(scale, tick, format).length)))

function calendarTicks(low: number, high: number, most: number): { ticks: number[]; part: DatePart } {
  for (const days of DAYS) {
    const step = days * DAY_MS
    if ((high - low) / step > most) continue
    const first = Math.ceil(low / step)
    return { ticks: Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => (first + i) * step), part: 'day' }
  }
  for (const months of MONTHS) {
    const ticks = monthStarts(months, low, high, most)
    if (ticks) return { ticks, part: months < 12 ? 'month' : 'year' }
  }
  return { ticks: [low, high], part: 'year' }
}

/** First days of months; undefined when there are more than `most`. */
function monthStarts(step: number, low: number, high: number, most: number): number[] | undefined {
  const monthOf = (time: number) => new Date(time).getUTCFullYear() * 12 + new Date(time).getUTCMonth()
  const first = Math.floor(monthOf(low) / step) * step
  if ((monthOf(high) - first) / step > most + 1) return undefined
  const starts: number[] = []
  for (let month = first; month <= monthOf(high); month += step) {
    const start = Date.UTC(Math.floor(month / 12), month % 12)
    if (start >= low && start <= high) starts.push(start)
  }
  return starts.length > most ? undefined : starts
}
