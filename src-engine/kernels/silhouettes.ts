import { Arena } from './arena.ts'
import type { Kernels } from './kernels.ts'
import { groupRows, type Labeling, type RowGroups } from './label-groups.ts'
import { type KernelRows, packPanels } from './pack.ts'
import { type Plan, planShape } from './plan.ts'
import type { Thread } from './thread.ts'

const SILHOUETTE_FIELDS = [
  'panels',
  'points',
  'squares',
  'rows',
  'columns',
  'blocksPerChunk',
  'labelings',
  'cells',
  'groupStarts',
  'groupOf',
  'groupCells',
  'cellStarts',
  'cellSizes',
  'scores',
] as const
export const SILHOUETTE_PLAN = planShape(...SILHOUETTE_FIELDS)

type SilhouettePlan = Plan<(typeof SILHOUETTE_FIELDS)[number]>

/** 128 rows against all: some milliseconds of work at 10,000 rows. */
const BLOCKS_PER_CHUNK = 16
const TILE_ROWS = 256

/**
 * Exact silhouette of every row in every labeling, from one pass over all pairs of rows.
 *
 * Rows with equal labels in every labeling stand together, so a distance is added once per such group, not once per labeling.
 *
 * @returns per labeling the scores (n,), −1 … 1.
 * @throws {EngineError} `CLUSTERING_TOO_LARGE`, `CANCELLED`.
 */
export function scoreSilhouettes(
  kernels: Kernels,
  rows: KernelRows,
  labelings: readonly Labeling[],
  onProgress?: (share: number) => void,
): Float64Array<ArrayBuffer>[] {
  const { leader } = kernels
  const groups = groupRows(labelings, rows.rows)
  const { plan, address, end } = layOut(rows, labelings, groups, kernels.threads)
  kernels.reserve(end)
  SILHOUETTE_PLAN.write(leader.u32, address, plan)
  placeRows(leader, rows, groups.order, plan)
  placeGroups(leader, labelings, groups, plan)
  const chunks = Math.ceil(rows.rows / (8 * BLOCKS_PER_CHUNK))
  kernels.run('silhouette', chunks, address, (finished) => onProgress?.(finished / chunks))
  onProgress?.(1)
  return labelings.map((_, labeling) => scoresInOrder(leader, plan, groups.order, labeling))
}

function layOut({ rows, cols }: KernelRows, labelings: readonly Labeling[], groups: RowGroups, threads: number) {
  const arena = new Arena()
  const padded = Math.ceil(rows / 8) * 8
  const cells = labelings.reduce((sum, { k }) => sum + k, 0)
  const scratchStride = 128 + TILE_ROWS * 32 + cells * (32 + 64)
  const plan: SilhouettePlan = {
    scratch: arena.take(threads * scratchStride),
    scratchStride,
    panels: arena.take(padded * cols * 4),
    points: arena.take(padded * cols * 4),
    squares: arena.take(padded * 4),
    rows,
    columns: cols,
    blocksPerChunk: BLOCKS_PER_CHUNK,
    labelings: labelings.length,
    cells,
    groupStarts: arena.take((groups.starts.length + 1) * 4),
    groupOf: arena.take(padded * 4),
    groupCells: arena.take(groups.starts.length * labelings.length * 4),
    cellStarts: arena.take((labelings.length + 1) * 4),
    cellSizes: arena.take(cells * 8),
    scores: arena.take(labelings.length * padded * 8),
  }
  const address = arena.take(SILHOUETTE_PLAN.sizeBytes)
  return { plan, address, end: arena.end }
}

/** Writes the rows in the order of their groups, once in blocks and once row by row, with their squared lengths. */
function placeRows(thread: Thread, rows: KernelRows, order: Int32Array, plan: SilhouettePlan): void {
  const { f32 } = thread
  const { columns } = plan
  packPanels(thread, rows, plan.panels, order)
  for (let i = 0; i < Math.ceil(rows.rows / 8) * 8; i++) {
    const from = plan.panels / 4 + (i >>> 3) * columns * 8 + (i & 7)
    for (let j = 0; j < columns; j++) f32[plan.points / 4 + i * columns + j] = f32[from + j * 8]
  }
  for (let block = 0; block < Math.ceil(rows.rows / 8); block++) thread.helpers.measureBlock(plan.panels, plan.squares, block, columns)
}

function placeGroups({ i32, f64 }: Thread, labelings: readonly Labeling[], { order, starts }: RowGroups, plan: SilhouettePlan): void {
  i32.set(starts, plan.groupStarts / 4)
  i32[plan.groupStarts / 4 + starts.length] = plan.rows
  let firstCell = 0
  f64.fill(0, plan.cellSizes / 8, plan.cellSizes / 8 + plan.cells)
  labelings.forEach(({ labels, k }, labeling) => {
    i32[plan.cellStarts / 4 + labeling] = firstCell
    starts.forEach((start, group) => {
      i32[plan.groupCells / 4 + group * labelings.length + labeling] = firstCell + labels[order[start]]
    })
    for (const label of labels) f64[plan.cellSizes / 8 + firstCell + label]++
    firstCell += k
  })
  i32[plan.cellStarts / 4 + labelings.length] = firstCell
  starts.forEach((start, group) => {
    i32.fill(group, plan.groupOf / 4 + start, plan.groupOf / 4 + (starts[group + 1] ?? plan.rows))
  })
}

function scoresInOrder({ f64 }: Thread, plan: SilhouettePlan, order: Int32Array, labeling: number): Float64Array<ArrayBuffer> {
  const scores = new Float64Array(plan.rows)
  const from = plan.scores / 8 + labeling * Math.ceil(plan.rows / 8) * 8
  order.forEach((row, i) => {
    scores[row] = f64[from + i]
  })
  return scores
}
