import type { FactorRows } from './factor-tables.ts'

/** What one batch asks: of each row some items are known, others are to be found. */
export interface SoftmaxBatch {
  /** User features of the rows, one row after the other: the profession, then the known items. */
  partStarts: Int32Array
  parts: Int32Array
  /** 1/√(number of parts) per row. */
  partScales: Float32Array
  /** What the targets of a row weigh together, and each of them; 1 over all rows. */
  rowWeights: Float32Array
  targetWeights: Float32Array
  known: ChunkedPairs
  targets: ChunkedPairs
}

/** Pairs of row and item, sorted by chunks of items. */
export interface ChunkedPairs {
  starts: Int32Array
  pairs: Int32Array
}

export interface BatchShape {
  /** Rows that the batch has room for. */
  size: number
  items: number
  itemsPerChunk: number
  professions: number
  maxRow: number
}

/** Half of the rows ask for their last items, the other half know at most four. */
const LEAVE_FEW_OUT = 0.5
const MOST_TARGETS = 12

/** Splits each row at random into what is known and what is to be found. */
export function drawBatch(rows: FactorRows, batch: Int32Array, shape: BatchShape, random: () => number): SoftmaxBatch {
  const { size, professions } = shape
  const partStarts = new Int32Array(size + 1)
  const [partScales, rowWeights, targetWeights] = [new Float32Array(size), new Float32Array(size), new Float32Array(size)]
  const parts: number[] = []
  const known: number[] = []
  const targets: number[] = []
  let total = 0
  batch.forEach((row, at) => {
    const items = shuffled(rows.items.subarray(rows.starts[row], rows.starts[row + 1]), shape.maxRow, random)
    const knownCount = drawKnown(items.length, random)
    const targetCount = Math.min(MOST_TARGETS, items.length - knownCount)
    if (rows.professions[row] >= 0) parts.push(rows.professions[row])
    for (let i = 0; i < knownCount; i++) {
      parts.push(professions + items[i])
      known.push(at, items[i])
    }
    for (let i = knownCount; i < knownCount + targetCount; i++) targets.push(at, items[i])
    partStarts[at + 1] = parts.length
    partScales[at] = 1 / Math.sqrt(parts.length - partStarts[at])
    rowWeights[at] = rows.weights[row] * Math.sqrt(targetCount)
    targetWeights[at] = rowWeights[at] / targetCount
    total += rowWeights[at]
  })
  partStarts.fill(parts.length, batch.length + 1)
  for (let at = 0; at < batch.length; at++) {
    rowWeights[at] /= total
    targetWeights[at] /= total
  }
  const shared = { partStarts, parts: Int32Array.from(parts), partScales, rowWeights, targetWeights }
  return { ...shared, known: chunked(known, shape), targets: chunked(targets, shape) }
}

function drawKnown(length: number, random: () => number): number {
  if (random() < LEAVE_FEW_OUT) return Math.max(1, length - 1 - Math.floor(random() * Math.max(1, Math.floor(length / 3))))
  return 1 + Math.floor(random() * (Math.min(length, 5) - 1))
}

/** The first `most` items of a row in random order. */
function shuffled(row: Int32Array, most: number, random: () => number): Int32Array {
  const items = row.slice()
  const count = Math.min(items.length, most)
  for (let i = 0; i < count; i++) {
    const j = i + Math.floor(random() * (items.length - i))
    const item = items[i]
    items[i] = items[j]
    items[j] = item
  }
  return items.subarray(0, count)
}

function chunked(pairs: number[], { items, itemsPerChunk }: BatchShape): ChunkedPairs {
  const starts = new Int32Array(Math.ceil(items / itemsPerChunk) + 1)
  const chunkOf = (item: number): number => Math.floor(item / itemsPerChunk)
  for (let i = 1; i < pairs.length; i += 2) starts[chunkOf(pairs[i]) + 1]++
  for (let chunk = 1; chunk < starts.length; chunk++) starts[chunk] += starts[chunk - 1]
  const next = starts.slice()
  const sorted = new Int32Array(pairs.length)
  for (let i = 0; i < pairs.length; i += 2) sorted.set([pairs[i], pairs[i + 1]], 2 * next[chunkOf(pairs[i + 1])]++)
  return { starts, pairs: sorted }
}
