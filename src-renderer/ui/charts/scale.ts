/** A straight map from values to pixels. */
export interface Scale {
  low: number
  high: number
  ticks: readonly number[]
  /** Decimals that the ticks need. */
  digits: number
  toPixel: (value: number) => number
  toValue: (pixel: number) => number
}

/**
 * A scale whose ends and ticks are round numbers (1, 2, 5 times a power of ten).
 * @param values - low and high of the data; equal ends are spread by one.
 * @param pixels - where low and high are drawn; a vertical axis has the larger pixel first.
 * @param count - wished number of ticks, 3–5 for our charts.
 */
export function niceScale(values: readonly [number, number], pixels: readonly [number, number], count = 5): Scale {
  const [from, to] = spread(values)
  const step = niceStep((to - from) / count)
  return scaleOver(Math.floor(from / step + 1e-9) * step, Math.ceil(to / step - 1e-9) * step, step, pixels)
}

/** Like {@link niceScale}, but the ends are those of the data with a margin of 4 %, so that points fill the plot. */
export function tightScale(values: readonly [number, number], pixels: readonly [number, number], count = 5): Scale {
  const [from, to] = spread(values)
  const margin = (to - from) * 0.04
  return scaleOver(from - margin, to + margin, niceStep((to - from) / count), pixels)
}

const spread = ([from, to]: readonly [number, number]) => (from === to ? [from - 1, to + 1] : [from, to])

function scaleOver(low: number, high: number, step: number, pixels: readonly [number, number]): Scale {
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9))
  const first = Math.ceil(low / step - 1e-9)
  const last = Math.floor(high / step + 1e-9)
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toFixed(digits)))
  const perValue = (pixels[1] - pixels[0]) / (high - low)
  return {
    low,
    high,
    ticks,
    digits,
    toPixel: (value) => pixels[0] + (value - low) * perValue,
    toValue: (pixel) => low + (pixel - pixels[0]) / perValue,
  }
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  const part = rough / power
  return (part <= 1.0001 ? 1 : part <= 2.0001 ? 2 : part <= 5.0001 ? 5 : 10) * power
}

/** Lowest and highest finite value; [0, 1] when there is none. */
export function extent(values: ArrayLike<number>): [number, number] {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let index = 0; index < values.length; index++) {
    const value = values[index]
    if (!Number.isFinite(value)) continue
    if (value < low) low = value
    if (value > high) high = value
  }
  return low <= high ? [low, high] : [0, 1]
}
