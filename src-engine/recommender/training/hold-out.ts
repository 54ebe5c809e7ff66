import { createHash } from 'node:crypto'
import type { Sales } from '../data/tables.ts'
import { basketKey } from '../domain/model.ts'

/** What a row is used for. */
export const TRAINING = 0
export const HELD_OUT = 1
export const EXCLUDED = 2

export interface HoldOut {
  /** Per row {@link TRAINING}, {@link HELD_OUT} or {@link EXCLUDED}. */
  use: Uint8Array
  /** Distinct product sets kept aside, in the order of their first row; positions of that row. */
  firstRows: number[]
  /** The same of the sets that are kept out altogether. */
  excludedRows: number[]
}

/**
 * Keeps whole product sets aside, so that no basket of training equals one of evaluation, whatever its profession.
 *
 * A set of two products or more is kept aside when the hash of its sorted ids and the seed, as a share of all hashes, is below
 * `share`: the choice depends on nothing else, so the same basket is kept aside in every version of the data.
 *
 * @param options - `share` 0…0.5; `excluded`: keys of product sets ({@link basketKey}) that are kept out altogether.
 */
export function holdOut(
  { ids, indptr, indices }: Pick<Sales, 'ids' | 'indptr' | 'indices'>,
  { share, seed, excluded }: { share: number; seed: number; excluded: ReadonlySet<string> },
): HoldOut {
  const rows = indptr.length - 1
  const use = new Uint8Array(rows)
  const seen = new Set<string>()
  const firstRows: number[] = []
  const excludedRows: number[] = []
  for (let row = 0; row < rows; row++) {
    if (indptr[row + 1] - indptr[row] < 2) continue
    const key = basketKey(Array.from(indices.subarray(indptr[row], indptr[row + 1]), (item) => ids[item]))
    const isExcluded = excluded.has(key)
    if (!isExcluded && chance(key, seed) >= share) continue
    use[row] = isExcluded ? EXCLUDED : HELD_OUT
    if (seen.has(key)) continue
    seen.add(key)
    if (isExcluded) excludedRows.push(row)
    else firstRows.push(row)
  }
  return { use, firstRows, excludedRows }
}

/** @returns 0 ≤ x < 1, always the same for a key and a seed. */
const chance = (key: string, seed: number): number => createHash('sha256').update(`${seed}|${key}`).digest().readUInt32BE(0) / 2 ** 32
