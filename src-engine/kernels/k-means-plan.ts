import type { Arena } from './arena.ts'
import { planShape } from './plan.ts'
import type { Thread } from './thread.ts'

/** Rows are handled in fixed chunks, whose partial sums are added in chunk order: the result does not depend on the threads. */
export const BLOCKS_PER_CHUNK = 256

/** The kernels try so many new centers in one pass over the rows. */
export const TRIALS_PER_PASS = 4

/** Each thread needs room for the scores of one block. */
export const SCRATCH_BYTES = 256

export const PASS_MODES = { measure: 0, storeBounds: 1, useBounds: 2 } as const

/** The data of a fit: shared by all its restarts. */
export interface KMeansData {
  rows: number
  columns: number
  panels: number
  squares: number
}

export const K_MEANS_PLAN = planShape(
  'panels',
  'squares',
  'rows',
  'columns',
  'k',
  'paddedK',
  'blocksPerChunk',
  'mode',
  'labels',
  'upper',
  'lower',
  'centers',
  'halfSquares',
  'drift',
  'slack',
  'sums',
  'counts',
  'changed',
  'closest',
  'trials',
  'trialCenters',
  'trialSquares',
  'potentials',
  'chosen',
  'swaps',
)

export type KMeansPlan = ReturnType<typeof K_MEANS_PLAN.read>

/** Runs a kernel on every chunk of the rows: on this thread alone, or on all of them. */
export type EachChunk = (task: 'tryCenters' | 'keepTrial' | 'lloyd' | 'measureClosest' | 'trySwaps') => void

export const chunksOf = (rows: number): number => Math.ceil(rows / (8 * BLOCKS_PER_CHUNK))

export const paddedRows = (rows: number): number => Math.ceil(rows / 8) * 8

/** Lays out the data of a fit: panels of 8 rows and the squared length of each row. */
export function placeData(arena: Arena, rows: number, columns: number): KMeansData {
  const padded = paddedRows(rows)
  return { rows, columns, panels: arena.take(padded * columns * 4), squares: arena.take(padded * 4) }
}

/** Lays out the workspace of one restart; `scratch` is that of its first thread. */
export function placeRestart(arena: Arena, data: KMeansData, k: number, scratch: number): KMeansPlan {
  const { rows, columns } = data
  const rowBytes = paddedRows(rows) * 4
  const chunks = chunksOf(rows)
  const paddedK = Math.ceil(k / 4) * 4
  return {
    scratch,
    scratchStride: SCRATCH_BYTES,
    ...data,
    k,
    paddedK,
    blocksPerChunk: BLOCKS_PER_CHUNK,
    mode: PASS_MODES.measure,
    labels: arena.take(rowBytes),
    upper: arena.take(rowBytes),
    lower: arena.take(rowBytes),
    centers: arena.take(paddedK * columns * 4),
    halfSquares: arena.take(paddedK * 4),
    drift: arena.take((paddedK + 1) * 4),
    slack: arena.take(8),
    sums: arena.take(chunks * k * columns * 8),
    counts: arena.take(chunks * k * 8),
    changed: arena.take(chunks * 4),
    closest: arena.take(rowBytes),
    trials: arena.take(rowBytes * 4),
    trialCenters: arena.take(TRIALS_PER_PASS * columns * 4),
    trialSquares: arena.take(16),
    potentials: arena.take(chunks * 32),
    chosen: 0,
    swaps: arena.take(chunks * TRIALS_PER_PASS * (k + 1) * 8),
  }
}

/** Index in the f32 view of a value in the panels. */
export function cell({ panels, columns }: { panels: number; columns: number }, row: number, column: number): number {
  return panels / 4 + (row >>> 3) * columns * 8 + column * 8 + (row & 7)
}

/** Sum of squared lengths of all rows. */
export function sumOfSquares({ f32 }: Thread, plan: KMeansPlan): number {
  let sum = 0
  for (let i = plan.squares / 4; i < plan.squares / 4 + plan.rows; i++) sum += f32[i]
  return sum
}
