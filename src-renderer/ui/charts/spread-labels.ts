/**
 * Moves places as little as needed so that neighbours are `apart` px apart and, while there is room, between `top` and `bottom`.
 *
 * @param wanted - px in any order. Not changed.
 * @returns the places in the same order.
 */
export function spreadLabels(wanted: readonly number[], top: number, bottom: number, apart = 14): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a] - wanted[b])
  const placed = [...wanted]
  order.forEach((index, rank) => {
    placed[index] = Math.max(placed[index], rank === 0 ? top : placed[order[rank - 1]] + apart)
  })
  for (let rank = order.length - 1; rank >= 0; rank--) {
    const limit = rank === order.length - 1 ? bottom : placed[order[rank + 1]] - apart
    placed[order[rank]] = Math.min(placed[order[rank]], limit)
  }
  return placed
}
