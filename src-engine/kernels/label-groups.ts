/** Labels 0 … k − 1 of n rows. */
export interface Labeling {
  labels: Int32Array
  k: number
}

/** Rows sorted so that those with equal labels in every labeling stand together. */
export interface RowGroups {
  /** Row numbers, (n,). */
  order: Int32Array
  /** Where each group starts in `order`, ascending from 0. */
  starts: Int32Array
}

/** Groups rows by their labels in all labelings together; groups come in the order of their first row. */
export function groupRows(labelings: readonly Labeling[], rows: number): RowGroups {
  let groupOf = new Int32Array(rows)
  for (const { labels, k } of labelings) groupOf = split(groupOf, labels, k)
  const sizes = new Int32Array(groupOf.reduce((most, group) => Math.max(most, group + 1), 0))
  for (const group of groupOf) sizes[group]++
  const starts = new Int32Array(sizes.length)
  for (let group = 1; group < sizes.length; group++) starts[group] = starts[group - 1] + sizes[group - 1]
  const next = starts.slice()
  const order = new Int32Array(rows)
  groupOf.forEach((group, row) => {
    order[next[group]++] = row
  })
  return { order, starts }
}

/** Splits each group by one more labeling, numbering the groups anew so that the numbers stay small. */
function split(groupOf: Int32Array, labels: Int32Array, k: number): Int32Array<ArrayBuffer> {
  const numbers = new Map<number, number>()
  return Int32Array.from(groupOf, (group, row) => {
    const key = group * k + labels[row]
    const number = numbers.get(key) ?? numbers.size
    numbers.set(key, number)
    return number
  })
}
