/**
 * The best of many numbers, without sorting all of them.
 *
 * @param candidates - distinct integers; only the first `size` are looked at. Not changed.
 * @param count - how many to return, ≥ 0; all when there are fewer.
 * @param before - whether a ranks above b; a strict total order makes the result independent of the order of the candidates.
 * @returns a new array, best first.
 */
export function bestOf(candidates: ArrayLike<number>, size: number, count: number, before: (a: number, b: number) => boolean): Int32Array {
  const kept = new Int32Array(Math.min(count, size))
  if (kept.length === 0) return kept
  let held = 0
  for (let i = 0; i < size; i++) {
    const candidate = candidates[i]
    if (held < kept.length) {
      kept[held++] = candidate
      if (held === kept.length) for (let at = (held >> 1) - 1; at >= 0; at--) sink(kept, at, held, before)
    } else if (before(candidate, kept[0])) {
      kept[0] = candidate
      sink(kept, 0, held, before)
    }
  }
  for (let end = held - 1; end > 0; end--) {
    const worst = kept[0]
    kept[0] = kept[end]
    kept[end] = worst
    sink(kept, 0, end, before)
  }
  return kept
}

/** Restores the heap whose top is the worst of the kept. */
function sink(heap: Int32Array, from: number, size: number, before: (a: number, b: number) => boolean): void {
  let at = from
  const moving = heap[at]
  for (;;) {
    let child = 2 * at + 1
    if (child >= size) break
    if (child + 1 < size && before(heap[child], heap[child + 1])) child++
    if (!before(moving, heap[child])) break
    heap[at] = heap[child]
    at = child
  }
  heap[at] = moving
}

/**
 * The value of rank `count` among many, by quickselect in linear time.
 *
 * @param values - n ≥ 1 finite numbers; reordered.
 * @param count - 1 … n.
 * @returns v such that at least `count` values are ≥ v and fewer than `count` are > v.
 * @see Hoare 1961, doi:10.1145/366622.366647; the middle element is the pivot, so ordered rows are no worst case.
 */
export function greatestOfRank(values: Float32Array, count: number): number {
  let low = 0
  let high = values.length - 1
  const wanted = count - 1
  while (low < high) {
    const pivot = values[(low + high) >> 1]
    let i = low
    let j = high
    while (i <= j) {
      while (values[i] > pivot) i++
      while (values[j] < pivot) j--
      if (i > j) break
      const value = values[i]
      values[i++] = values[j]
      values[j--] = value
    }
    if (wanted <= j) high = j
    else if (wanted >= i) low = i
    else break
  }
  return values[wanted]
}
