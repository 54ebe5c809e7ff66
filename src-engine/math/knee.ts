/**
 * The knee of a convex, decreasing curve by Kneedle, sensitivity 1, without smoothing.
 *
 * @param points - x strictly ascending, evenly or not; y finite. Not changed.
 * @returns the x of the first knee; null when there is none: fewer than 3 points, a flat curve, or no bend that the curve leaves
 *   again by more than the mean step of x.
 * @see Satopää et al. 2011, doi:10.1109/ICDCSW.2011.20; decisions as the Python package kneed 0.9. Departure: an end of the curve is
 *   no knee; kneed takes the first point of a curve that lies under its diagonal.
 */
export function knee(points: readonly { x: number; y: number }[]): number | null {
  const bend = differences(points)
  if (bend.length < 3 || bend.some(Number.isNaN)) return null
  const last = bend.length - 1
  const meanStep = 1 / last
  let peak = -1
  let threshold = 0
  let searching = false
  for (let i = 1; i < last; i++) {
    if (isPeak(bend, i)) {
      peak = i
      threshold = bend[i] - meanStep
      searching = true
    }
    if (peak >= 0 && isPeak(bend, i, -1)) searching = false
    if (searching && bend[i + 1] < threshold) return points[peak].x
  }
  return null
}

/** How far the curve, scaled to the unit square and turned upside down, lies above the diagonal. */
function differences(points: readonly { x: number; y: number }[]): number[] {
  const ys = points.map(({ y }) => y)
  const least = Math.min(...ys)
  const height = Math.max(...ys) - least
  const first = points[0]?.x ?? 0
  const width = (points.at(-1)?.x ?? 0) - first
  return points.map(({ x, y }) => 1 - (y - least) / height - (x - first) / width)
}

/** At least as high as both neighbours (with sign −1: as low); an end has one neighbour. */
function isPeak(values: readonly number[], i: number, sign = 1): boolean {
  const before = values[Math.max(0, i - 1)]
  const after = values[Math.min(values.length - 1, i + 1)]
  return sign * values[i] >= sign * before && sign * values[i] >= sign * after
}
