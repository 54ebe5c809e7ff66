import { dots, squaredLengths } from './block'

// Same fields, same order as SILHOUETTE_PLAN in ../silhouettes.ts. Every field has 4 bytes.
// @ts-ignore: decorator
@unmanaged
class SilhouettePlan {
  scratch: usize
  scratchStride: usize
  panels: usize // the rows in blocks, sorted by group
  points: usize // the same rows, row-major, up to a multiple of 4
  squares: usize // squared length of each row, f32
  rows: i32
  columns: i32
  blocksPerChunk: i32
  labelings: i32
  cells: i32 // clusters of all labelings together
  groupStarts: usize // groups + 1 row numbers; a group holds rows with equal labels in every labeling
  groupOf: usize // i32 per row
  groupCells: usize // groups × labelings: the cell of the group's cluster
  cellStarts: usize // labelings + 1
  cellSizes: usize // f64: rows of each cluster
  scores: usize // labelings × padded rows f64
}

/** Squared length of the rows of one block. */
export function measureBlock(panels: usize, squares: usize, block: i32, columns: i32): void {
  const rowBytes = <usize>columns << 2
  squaredLengths(panels + <usize>block * (rowBytes << 3), rowBytes, squares + (<usize>block << 5))
}

const TILE_ROWS: i32 = 256
// Below this share of |x|² + |y|² the difference of two rows is taken column by column: x·y would cancel.
const CLOSE: f32 = 0.0078125

/** Silhouette of the rows of a chunk for all labelings; each distance is added once per group, not once per labeling. */
export function silhouette(plan: SilhouettePlan, chunk: i32, scratch: usize): void {
  const first = chunk * plan.blocksPerChunk
  const last = min((plan.rows + 7) >> 3, first + plan.blocksPerChunk)
  const distances = scratch + 128
  const tileSums = distances + (TILE_ROWS << 5)
  const sums = tileSums + (<usize>plan.cells << 5)
  for (let b = first; b < last; b++) {
    memory.fill(sums, 0, <usize>plan.cells << 6)
    for (let y = 0; y < plan.rows; y += TILE_ROWS) {
      const end = min(y + TILE_ROWS, plan.rows)
      memory.fill(tileSums, 0, <usize>plan.cells << 5)
      measureTile(plan, b, y, end, distances, scratch)
      addGroups(plan, y, end, distances, tileSums)
      widen(tileSums, sums, plan.cells << 1)
    }
    for (let q = 0; q < plan.labelings; q++) scoreBlock(plan, b, q, sums)
  }
}

/** Distances of the 8 rows of block b to the points y…end, 8 f32 a point. */
function measureTile(plan: SilhouettePlan, b: i32, y: i32, end: i32, distances: usize, scratch: usize): void {
  const rowBytes = <usize>plan.columns << 2
  const block = plan.panels + <usize>b * (rowBytes << 3)
  const s0 = v128.load(plan.squares + (<usize>b << 5)), s1 = v128.load(plan.squares + (<usize>b << 5), 16)
  const minusTwo = f32x4.splat(-2), close = f32x4.splat(CLOSE)
  for (; y < end; y += 4) {
    const points = plan.points + <usize>y * rowBytes
    dots(block, points, rowBytes, scratch)
    let cancelled = f32x4.splat(0)
    for (let t: usize = 0; t < 4; t++) {
      const from = scratch + (t << 5)
      const square = v128.load32_splat(plan.squares + ((<usize>y + t) << 2))
      const both0 = f32x4.add(s0, square), both1 = f32x4.add(s1, square)
      const d0 = f32x4.add(f32x4.mul(v128.load(from), minusTwo), both0)
      const d1 = f32x4.add(f32x4.mul(v128.load(from, 16), minusTwo), both1)
      cancelled = v128.or(cancelled, v128.or(f32x4.le(d0, f32x4.mul(both0, close)), f32x4.le(d1, f32x4.mul(both1, close))))
      v128.store(distances, f32x4.sqrt(d0))
      v128.store(distances, f32x4.sqrt(d1), 16)
      distances += 32
    }
    if (v128.any_true(cancelled)) for (let t: usize = 0; t < 4; t++) measureClose(block, points + t * rowBytes, rowBytes, distances - 128 + (t << 5))
  }
}

function measureClose(block: usize, point: usize, rowBytes: usize, out: usize): void {
  let a = f32x4.splat(0), b = a
  for (let j: usize = 0; j < rowBytes; j += 4) {
    const c = v128.load32_splat(point + j)
    const x = f32x4.sub(v128.load(block), c), y = f32x4.sub(v128.load(block, 16), c)
    block += 32
    a = f32x4.add(a, f32x4.mul(x, x))
    b = f32x4.add(b, f32x4.mul(y, y))
  }
  v128.store(out, f32x4.sqrt(a))
  v128.store(out, f32x4.sqrt(b), 16)
}

/** Adds up each group's distances once and gives the sum to the group's cluster in every labeling. */
function addGroups(plan: SilhouettePlan, y: i32, end: i32, distances: usize, tileSums: usize): void {
  let group = load<i32>(plan.groupOf + (<usize>y << 2))
  while (y < end) {
    const stop = min(end, load<i32>(plan.groupStarts + ((<usize>group + 1) << 2)))
    let a = f32x4.splat(0), b = a
    for (; y < stop; y++) {
      a = f32x4.add(a, v128.load(distances))
      b = f32x4.add(b, v128.load(distances, 16))
      distances += 32
    }
    const cells = plan.groupCells + ((<usize>group * plan.labelings) << 2)
    for (let q: usize = 0; q < <usize>plan.labelings; q++) {
      const to = tileSums + (<usize>load<i32>(cells + (q << 2)) << 5)
      v128.store(to, f32x4.add(v128.load(to), a))
      v128.store(to, f32x4.add(v128.load(to, 16), b), 16)
    }
    group++
  }
}

function widen(from: usize, to: usize, vectors: i32): void {
  for (let i = 0; i < vectors; i++) {
    const v = v128.load(from)
    v128.store(to, f64x2.add(v128.load(to), f64x2.promote_low_f32x4(v)))
    v128.store(to, f64x2.add(v128.load(to, 16), f64x2.promote_low_f32x4(v128.shuffle<i32>(v, v, 2, 3, 2, 3))), 16)
    from += 16
    to += 32
  }
}

/** (b − a) / max(a, b) of the 8 rows of a block in one labeling; 0 in a cluster of one. */
function scoreBlock(plan: SilhouettePlan, b: i32, labeling: i32, sums: usize): void {
  const firstCell = load<i32>(plan.cellStarts + (<usize>labeling << 2))
  const endCell = load<i32>(plan.cellStarts + ((<usize>labeling + 1) << 2))
  const paddedRows = <usize>((plan.rows + 7) & ~7)
  for (let i = 0; i < min(8, plan.rows - b * 8); i++) {
    const row = b * 8 + i
    const group = load<i32>(plan.groupOf + (<usize>row << 2))
    const own = load<i32>(plan.groupCells + ((<usize>group * plan.labelings + <usize>labeling) << 2))
    let inside: f64 = 0, outside: f64 = Infinity
    for (let cell = firstCell; cell < endCell; cell++) {
      const size = load<f64>(plan.cellSizes + (<usize>cell << 3))
      const sum = load<f64>(sums + (<usize>cell << 6) + (<usize>i << 3))
      if (cell == own) inside = size > 1 ? sum / (size - 1) : 0
      else if (size > 0) outside = min(outside, sum / size)
    }
    const alone = load<f64>(plan.cellSizes + (<usize>own << 3)) == 1
    const larger = max(inside, outside)
    const score = alone || larger == 0 ? 0 : (outside - inside) / larger
    store<f64>(plan.scores + ((<usize>labeling * paddedRows + <usize>row) << 3), score)
  }
}
