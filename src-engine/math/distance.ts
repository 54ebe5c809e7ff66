import type { Matrix } from './matrix.ts'

/** Squared Euclidean distance of row i of x and row j of y, both with d columns, in float64. */
export function squaredDistance(x: Matrix, i: number, y: Matrix, j: number): number {
  const { cols } = x
  let square = 0
  for (let column = 0; column < cols; column++) square += (x.data[i * cols + column] - y.data[j * cols + column]) ** 2
  return square
}
