import { EngineError } from '#engine/base/errors'

/** Numbers in rows and columns, row-major. */
export interface Matrix {
  data: Float64Array
  rows: number
  cols: number
}

/**
 * Makes a matrix from rows of equal length.
 *
 * @param rows - n arrays of d numbers; n may be 0.
 * @returns shape (n, d).
 */
export function matrixOf(rows: ArrayLike<number>[]): Matrix {
  const cols = rows[0]?.length ?? 0
  const x = zeros(rows.length, cols)
  rows.forEach((row, i) => {
    x.data.set(row, i * cols)
  })
  return x
}

/** A matrix of zeros, shape (rows, cols). */
export function zeros(rows: number, cols: number): Matrix {
  return { data: new Float64Array(rows * cols), rows, cols }
}

/** A view of row i; writing to it changes the matrix. */
export function row(x: Matrix, i: number): Float64Array {
  return x.data.subarray(i * x.cols, (i + 1) * x.cols)
}

/** A copy of column j. */
export function column(x: Matrix, j: number): Float64Array {
  return Float64Array.from({ length: x.rows }, (_, i) => x.data[i * x.cols + j])
}

/** A new matrix of the given rows, in the given order; a row may come more than once. */
export function takeRows(x: Matrix, rows: ArrayLike<number>): Matrix {
  const taken = zeros(rows.length, x.cols)
  for (let i = 0; i < rows.length; i++) taken.data.set(row(x, rows[i]), i * x.cols)
  return taken
}

/** A new matrix of the given columns, in the given order. */
export function takeColumns(x: Matrix, columns: ArrayLike<number>): Matrix {
  const taken = zeros(x.rows, columns.length)
  for (let i = 0; i < x.rows; i++) {
    for (let j = 0; j < columns.length; j++) taken.data[i * columns.length + j] = x.data[i * x.cols + columns[j]]
  }
  return taken
}

/**
 * Refuses a matrix that holds NaN or an infinity.
 *
 * @throws {EngineError} `CLUSTERING_NOT_FINITE` with `row`, `column` (0-based) and `value` of the first such cell.
 */
export function checkFinite(x: Matrix): void {
  for (let i = 0; i < x.data.length; i++) {
    if (Number.isFinite(x.data[i])) continue
    const cell = { row: Math.floor(i / x.cols), column: i % x.cols, value: String(x.data[i]) }
    const message = `Every value must be a finite number, got ${cell.value} in row ${cell.row}, column ${cell.column} (0-based). Leave out or impute such rows first.`
    throw new EngineError('CLUSTERING_NOT_FINITE', message, cell)
  }
}
