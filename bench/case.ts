import type { Kernels } from '#engine/kernels/kernels'
import type { Matrix } from '#engine/math/matrix'

export interface Measured {
  seconds: number
  /** What must be equal for the comparison to be fair, for instance an inertia. */
  quality: number
}

/** One line of the table: the same work by us and by a peer, alternating. */
export interface Case {
  name: string
  peer: string
  rounds: number
  /** How many times faster the design wants us to be. */
  target: number
  /** Whether a lower or a higher quality is better. */
  better: 'lower' | 'higher'
  ours(): Measured | Promise<Measured>
  theirs(): Measured | Promise<Measured>
}

/** What the cases are made with. */
export interface Bench {
  kernels: Kernels
  /** Runs an order in the Python process; null when there is none. */
  python: ((order: Record<string, unknown>) => Promise<Record<string, number>>) | null
  /** Path of that Python; null when there is none. */
  interpreter: string | null
  /** Folder for data that both sides read. */
  folder: string
  quick: boolean
  /** Also the cases that take minutes. */
  long: boolean
}

/** A file of benchmarks: makes its cases, data included. */
export type Suite = (bench: Bench) => Case[]

export interface SharedRows {
  /** Path of the rows as float32, row-major. */
  file: string
  /** The same values as float64. */
  x: Matrix
}

/** One line of the table of limits: what was measured, and what the design allows. */
export interface Limit {
  name: string
  value: number
  unit: 'ms' | 'kB'
  most?: number
}
