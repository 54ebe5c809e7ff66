import type { Csr, Pairs } from '../domain/model.ts'

/** Baskets of doubt: a confidence seen in n baskets counts n/(n + 5) of itself. */
const DAMPING = 5

/**
 * For each item B all A with how surely A leads to B: conf(A→B) = n(A,B)/n(A), damped by n/(n + 5), n = n(A,B).
 *
 * @param pairs - of one population; not changed. Where they hold both directions of every pair the result shares their structure.
 * @returns items × items: row B, column A.
 */
export function reversePairs({ basket_count, count }: Pairs): Csr {
  const { rows: items, indptr, indices, data } = count
  if (isSymmetric(count)) {
    const strength = new Float32Array(new SharedArrayBuffer(4 * data.length))
    for (let at = 0; at < data.length; at++) strength[at] = strengthOf(data[at], basket_count[indices[at]])
    return { rows: items, cols: items, indptr, indices, data: strength }
  }
  const starts = new Int32Array(items + 1)
  for (const b of indices) starts[b + 1]++
  for (let item = 0; item < items; item++) starts[item + 1] += starts[item]
  const next = starts.slice()
  const froms = new Int32Array(indices.length)
  const strength = new Float32Array(indices.length)
  for (let a = 0; a < items; a++) {
    for (let at = indptr[a]; at < indptr[a + 1]; at++) {
      const place = next[indices[at]]++
      froms[place] = a
      strength[place] = strengthOf(data[at], basket_count[a])
    }
  }
  return { rows: items, cols: items, indptr: starts, indices: froms, data: strength }
}

const strengthOf = (both: number, from: number): number => (from > 0 ? ((both / from) * both) / (both + DAMPING) : 0)

/** Whether every A→B has a B→A with the same count; each row's place in the others moves on only, so one pass is enough. */
function isSymmetric({ rows: items, indptr, indices, data }: Csr): boolean {
  const next = indptr.slice(0, items)
  for (let a = 0; a < items; a++) {
    for (let at = indptr[a]; at < indptr[a + 1]; at++) {
      const mirrored = next[indices[at]]++
      if (mirrored >= indptr[indices[at] + 1] || indices[mirrored] !== a || data[mirrored] !== data[at]) return false
    }
  }
  return true
}
