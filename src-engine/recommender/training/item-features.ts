import type { Csr } from '#engine/math/sparse'

/** What describes the items of a run beside themselves. */
export interface ItemFacts {
  /** Number of the range, −1 none. */
  gamme: Int32Array
  univers: Int32Array
  /** 1 = own brand. */
  privateLabel: Uint8Array
}

/**
 * The features of each item: itself, its range, its universe, own brand; each with the value 1.
 *
 * @param ids - of the items.
 * @param cold - 1 for items without a training row.
 * @param coldIdentity - whether such items have a feature of their own too.
 * @returns `names`: of the features, in their order: `prod:ID`, `gamme:N`, `univers:N`, `pl`.
 */
export function itemFeatures(
  ids: readonly string[],
  { gamme, univers, privateLabel }: ItemFacts,
  cold: Uint8Array,
  coldIdentity: boolean,
): { features: Csr; names: string[] } {
  const names: string[] = []
  const known = new Map<string, number>()
  const columnOf = (name: string): number => {
    const found = known.get(name)
    if (found !== undefined) return found
    known.set(name, names.length)
    return names.push(name) - 1
  }
  for (const [item, id] of ids.entries()) if (coldIdentity || cold[item] === 0) columnOf(`prod:${id}`)
  for (const [prefix, numbers] of [
    ['gamme', gamme],
    ['univers', univers],
  ] as const)
    for (const number of [...new Set(numbers)].sort((a, b) => a - b)) if (number >= 0) columnOf(`${prefix}:${number}`)
  if (privateLabel.includes(1)) columnOf('pl')
  const indptr = new Int32Array(ids.length + 1)
  const columns: number[] = []
  for (const [item, id] of ids.entries()) {
    if (coldIdentity || cold[item] === 0) columns.push(columnOf(`prod:${id}`))
    if (gamme[item] >= 0) columns.push(columnOf(`gamme:${gamme[item]}`))
    if (univers[item] >= 0) columns.push(columnOf(`univers:${univers[item]}`))
    if (privateLabel[item] === 1) columns.push(columnOf('pl'))
    indptr[item + 1] = columns.length
  }
  const features = {
    rows: ids.length,
    cols: names.length,
    indptr,
    indices: Int32Array.from(columns),
    data: new Float32Array(columns.length).fill(1),
  }
  return { features, names }
}
