import { type Matrix, row } from './matrix.ts'
import { seeded } from './random.ts'

/**
 * All rows when there are few enough, else a seeded sample.
 *
 * @param rows - n.
 * @param most - rows wanted at most.
 * @param seed - integer, 0 … 2^53 − 1.
 * @returns 0-based numbers, ascending.
 */
export function sampleRows(rows: number, most: number, seed: number): Int32Array {
  const all = Array.from({ length: rows }, (_, i) => i)
  return Int32Array.from(rows <= most ? all : seeded(seed).shuffled(all).slice(0, most)).sort()
}

/**
 * Number of different rows, counted no further than `enough`.
 *
 * @param x - shape (n, d). Not changed.
 */
export function distinctRows(x: Matrix, enough: number): number {
  const seen = new Set<string>()
  for (let i = 0; i < x.rows && seen.size < enough; i++) seen.add(row(x, i).join())
  return seen.size
}
