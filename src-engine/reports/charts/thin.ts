/** Above this many points a scatter is thinned: more would cover each other and make the file heavy. */
export const MOST_POINTS = 5_000
const LEAST_PER_CATEGORY = 50

/**
 * Chooses which points of a scatter are drawn: the same share of each category, and at least 50 of it.
 *
 * The choice follows a hash of the position, so it is the same on every machine and blind to any order in the data.
 *
 * @param categories - one id per point; undefined when all points are alike.
 * @param count - number of points.
 * @returns rising positions, at most {@link MOST_POINTS} + 50 per category; all of them when there are few.
 */
export function thin(categories: readonly number[] | undefined, count: number): number[] {
  if (count <= MOST_POINTS) return Array.from({ length: count }, (_, position) => position)
  const groups = new Map<number, number[]>()
  for (let position = 0; position < count; position += 1) {
    const id = categories?.[position] ?? 0
    const group = groups.get(id)
    if (group) group.push(position)
    else groups.set(id, [position])
  }
  const kept = [...groups.values()].flatMap((group) => {
    const share = Math.max(LEAST_PER_CATEGORY, Math.floor((group.length * MOST_POINTS) / count))
    return group.sort((a, b) => hash(a) - hash(b) || a - b).slice(0, share)
  })
  return kept.sort((a, b) => a - b)
}

/** The finaliser of MurmurHash3 (Appleby, public domain). */
function hash(value: number): number {
  let mixed = value
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
