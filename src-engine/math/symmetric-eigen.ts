import { type Matrix, zeros } from './matrix.ts'

const MOST_SWEEPS = 60

export interface Eigen {
  /** Descending, (d,). */
  values: number[]
  /** Row i is the unit vector of value i, shape (d, d). */
  vectors: Matrix
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations, accurate for the small values as well.
 *
 * @param a - shape (d, d), symmetric, finite; meant for d up to some hundreds. Not changed.
 * @see Golub & Van Loan 2013, Matrix Computations, section 8.5.
 */
export function symmetricEigen(a: Matrix): Eigen {
  const d = a.rows
  const values = a.data.slice()
  const vectors = identity(d)
  for (let sweep = 0; sweep < MOST_SWEEPS && rotateAll(values, vectors.data, d); sweep++);
  const order = Array.from({ length: d }, (_, i) => i).sort((i, j) => values[j * d + j] - values[i * d + i] || i - j)
  const sorted = zeros(d, d)
  order.forEach((i, rank) => {
    sorted.data.set(vectors.data.subarray(i * d, (i + 1) * d), rank * d)
  })
  return { values: order.map((i) => values[i * d + i]), vectors: sorted }
}

function identity(d: number): Matrix {
  const one = zeros(d, d)
  for (let i = 0; i < d; i++) one.data[i * d + i] = 1
  return one
}

/** One sweep over all pairs; false when nothing was left to rotate. */
function rotateAll(a: Float64Array, vectors: Float64Array, d: number): boolean {
  let rotated = false
  for (let p = 0; p < d - 1; p++) {
    for (let q = p + 1; q < d; q++) {
      const negligible = Number.EPSILON * Math.sqrt(Math.abs(a[p * d + p] * a[q * d + q]))
      if (Math.abs(a[p * d + q]) <= negligible * 1e-2 || a[p * d + q] === 0) continue
      rotate(a, vectors, d, p, q)
      rotated = true
    }
  }
  return rotated
}

/** Turns rows and columns p and q so that a[p, q] becomes 0. */
function rotate(a: Float64Array, vectors: Float64Array, d: number, p: number, q: number): void {
  const theta = (a[q * d + q] - a[p * d + p]) / (2 * a[p * d + q])
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const cosine = 1 / Math.sqrt(tangent * tangent + 1)
  const sine = tangent * cosine
  for (let i = 0; i < d; i++) mix(a, i * d + p, i * d + q, cosine, sine)
  for (let i = 0; i < d; i++) {
    mix(a, p * d + i, q * d + i, cosine, sine)
    mix(vectors, p * d + i, q * d + i, cosine, sine)
  }
  a[p * d + q] = 0
  a[q * d + p] = 0
}

function mix(values: Float64Array, p: number, q: number, cosine: number, sine: number): void {
  const atP = values[p]
  const atQ = values[q]
  values[p] = cosine * atP - sine * atQ
  values[q] = sine * atP + cosine * atQ
}
