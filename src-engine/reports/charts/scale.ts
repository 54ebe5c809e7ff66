import type { Axis } from '../chart.ts'
import { decimalsOf, type Format } from '../format.ts'

export type Domain = readonly [low: number, high: number]

/** Where a value lies, and the three to five values that are named. */
export interface Scale {
  at(value: number): number
  ticks: { at: number; text: string }[]
}

interface TickOptions {
  round?: boolean
  most?: number
}

const DAY_MS = 86_400_000

/**
 * Makes the scale of an axis.
 *
 * @param domain - what must be seen; a single value is widened.
 * @param range - px of its ends, either may be the larger.
 * @param options - `round` stretches the domain to whole ticks; `most` is the largest number of ticks, 3–5.
 */
export function scaleOf(axis: Axis, domain: Domain, range: Domain, format: Format, options: TickOptions = {}): Scale {
  const { round = false, most = 5 } = options
  const seen = widened(domain)
  if (axis.type === 'date') return withTicks(seen, range, dateTicks(seen, most, format))
  const step = stepOf(seen, axis.digits === 0 && axis.type !== 'share' ? 1 : 0, { round, most })
  const ends: Domain = round ? [Math.floor(seen[0] / step + 1e-9) * step, Math.ceil(seen[1] / step - 1e-9) * step] : seen
  const text = (value: number) =>
    axis.type === 'share' ? format.share(value, decimalsOf(step * 100)) : format.tick(Math.abs(value) < step / 1e6 ? 0 : value, step)
  return withTicks(
    ends,
    range,
    multiples(step, ends).map((value) => ({ value, text: text(value) })),
  )
}

function withTicks(domain: Domain, range: Domain, ticks: { value: number; text: string }[]): Scale {
  const at = (value: number) => range[0] + ((value - domain[0]) / (domain[1] - domain[0])) * (range[1] - range[0])
  return { at, ticks: ticks.map(({ value, text }) => ({ at: at(value), text })) }
}

/** The smallest and largest finite value; undefined when there is none. */
export function extent(values: Iterable<number | null | undefined>): Domain | undefined {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (typeof value !== 'number' || !Number.isFinite(value)) continue
    if (value < low) low = value
    if (value > high) high = value
  }
  return low <= high ? [low, high] : undefined
}

export const union = (domains: readonly (Domain | undefined)[]): Domain | undefined => extent(domains.flatMap((domain) => domain ?? []))

function widened([low, high]: Domain): Domain {
  if (high > low) return [low, high]
  const half = Math.abs(low) * 0.1 || 0.5
  return [low - half, low + half]
}

/** The smallest of 1, 2, 2.5, 5 × 10ⁿ that names at least three values and at most `most`. */
function stepOf(domain: Domain, least: number, { round, most }: Required<TickOptions>): number {
  const named = (step: number) =>
    round
      ? Math.ceil(domain[1] / step - 1e-9) - Math.floor(domain[0] / step + 1e-9) + 1
      : Math.floor(domain[1] / step + 1e-9) - Math.ceil(domain[0] / step - 1e-9) + 1
  const start = Math.floor(Math.log10(domain[1] - domain[0])) - 1
  const steps = [0, 1, 2, 3].flatMap((power) => [1, 2, 2.5, 5].map((lead) => Number(`${lead}e${start + power}`)))
  const usable = steps.filter((step) => step >= least && named(step) <= most)
  return usable.find((step) => named(step) >= 3) ?? usable[0]
}

function multiples(step: number, [low, high]: Domain): number[] {
  const first = Math.ceil(low / step - 1e-9)
  const last = Math.floor(high / step + 1e-9)
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)))
}

/** The finest calendar steps that name at most five dates, in UTC. */
function dateTicks([low, high]: Domain, most: number, format: Format): { value: number; text: string }[] {
  for (const days of [1, 2, 7, 14]) {
    const values = multiples(days * DAY_MS, [low, high])
    if (values.length <= most) return values.map((value) => ({ value, text: format.datePart(value, 'day') }))
  }
  for (const months of [1, 2, 3, 6, 12, 24, 60, 120, 600, 1200]) {
    const values = monthStarts(months, low, high)
    if (values.length <= most) return values.map((value) => ({ value, text: format.datePart(value, months < 12 ? 'month' : 'year') }))
  }
  return [low, high].map((value) => ({ value, text: format.datePart(value, 'year') }))
}

function monthStarts(step: number, low: number, high: number): number[] {
  const monthOf = (time: number) => new Date(time).getUTCFullYear() * 12 + new Date(time).getUTCMonth()
  const starts: number[] = []
  for (let month = Math.floor(monthOf(low) / step) * step; month <= monthOf(high) && starts.length < 7; month += step) {
    const start = Date.UTC(Math.floor(month / 12), month % 12)
    if (start >= low && start <= high) starts.push(start)
  }
  return starts
}
