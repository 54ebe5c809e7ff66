/**
 * Assigns rows to columns, each at most once, as many as fit, at the lowest total cost.
 *
 * @param cost - n rows of m finite numbers; n and m may differ. Not changed.
 * @returns for each row its column, −1 for a row left over (only when n > m).
 * @see Kuhn 1955, doi:10.1002/nav.3800020109; shortest augmenting paths after Jonker & Volgenant 1987, doi:10.1007/BF02278710.
 */
export function hungarian(cost: readonly ArrayLike<number>[]): number[] {
  const rows = cost.length
  const columns = cost[0]?.length ?? 0
  if (rows <= columns) return assignRows(rows, columns, (i, j) => cost[i][j])
  const rowOfColumn = assignRows(columns, rows, (j, i) => cost[i][j])
  const columnOfRow = new Array<number>(rows).fill(-1)
  rowOfColumn.forEach((row, column) => {
    columnOfRow[row] = column
  })
  return columnOfRow
}

/** One augmenting path per row; needs rows ≤ columns. Column 0 and row 0 stand for "none". */
function assignRows(rows: number, columns: number, cost: (row: number, column: number) => number): number[] {
  const rowPrice = new Float64Array(rows + 1)
  const columnPrice = new Float64Array(columns + 1)
  const rowOf = new Int32Array(columns + 1)
  for (let row = 1; row <= rows; row++) {
    rowOf[0] = row
    const previous = shortestPath(columns, rowOf, rowPrice, columnPrice, cost)
    for (let column = previous.end; column !== 0; column = previous.of[column]) rowOf[column] = rowOf[previous.of[column]]
  }
  const assigned = new Array<number>(rows)
  for (let column = 1; column <= columns; column++) if (rowOf[column] > 0) assigned[rowOf[column] - 1] = column - 1
  return assigned
}

/** Cheapest alternating path from the new row (at column 0) to a free column; keeps the prices feasible. */
function shortestPath(
  columns: number,
  rowOf: Int32Array,
  rowPrice: Float64Array,
  columnPrice: Float64Array,
  cost: (row: number, column: number) => number,
): { end: number; of: Int32Array } {
  const least = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY)
  const of = new Int32Array(columns + 1)
  const reached = new Uint8Array(columns + 1)
  let column = 0
  while (rowOf[column] !== 0) {
    reached[column] = 1
    const row = rowOf[column]
    let next = 0
    for (let j = 1; j <= columns; j++) {
      if (reached[j]) continue
      const reduced = cost(row - 1, j - 1) - rowPrice[row] - columnPrice[j]
      if (reduced < least[j]) {
        least[j] = reduced
        of[j] = column
      }
      if (next === 0 || least[j] < least[next]) next = j
    }
    const step = least[next]
    for (let j = 0; j <= columns; j++) {
      if (reached[j]) {
        rowPrice[rowOf[j]] += step
        columnPrice[j] -= step
      } else least[j] -= step
    }
    column = next
  }
  return { end: column, of }
}
