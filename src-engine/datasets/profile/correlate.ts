import { pearson, ranks, spearman } from '#engine/math/correlation'
import { cramersV } from '#engine/math/cramers-v'

export interface CorrelateInput {
  /** Columns of numbers; NaN is missing. */
  numbers: Float64Array[]
  /** Columns of codes; −1 is missing. */
  categories: Int32Array[]
}

export interface CorrelateOutput {
  pearson: (number | null)[][]
  spearman: (number | null)[][]
  cramers: (number | null)[][]
}

type Checkpoint = (share: number, step: string) => void
type Pair = (i: number, j: number) => number | null

/** Correlations of all pairs of columns, each over the rows where both have a value. */
export function correlate({ numbers, categories }: CorrelateInput, checkpoint: Checkpoint): CorrelateOutput {
  const complete = numbers.map((values) => values.every((value) => !Number.isNaN(value)))
  const ranked = numbers.map((values, i) => (complete[i] ? ranks(values) : null))
  const total = pairs(numbers.length) * 2 + pairs(categories.length)
  let done = 0
  const step =
    (pair: Pair): Pair =>
    (i, j) => {
      checkpoint(++done / total, 'correlation')
      return pair(i, j)
    }
  const both = (i: number, j: number): [Float64Array, Float64Array] => {
    if (complete[i] && complete[j]) return [numbers[i], numbers[j]]
    const kept = Array.from(numbers[i].keys()).filter((row) => !Number.isNaN(numbers[i][row]) && !Number.isNaN(numbers[j][row]))
    return [Float64Array.from(kept, (row) => numbers[i][row]), Float64Array.from(kept, (row) => numbers[j][row])]
  }
  const rankPair: Pair = (i, j) => {
    const [a, b] = [ranked[i], ranked[j]]
    return a && b ? pearson(a, b) : spearman(...both(i, j))
  }
  return {
    pearson: matrix(
      numbers.length,
      step((i, j) => pearson(...both(i, j))),
    ),
    spearman: matrix(numbers.length, step(rankPair)),
    cramers: matrix(
      categories.length,
      step((i, j) => cramersV(categories[i], categories[j])),
    ),
  }
}

const pairs = (n: number) => (n * (n - 1)) / 2

/** A symmetric matrix with 1 on its diagonal. */
function matrix(n: number, of: Pair): (number | null)[][] {
  const values = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j): number | null => (i === j ? 1 : null)))
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) values[i][j] = values[j][i] = of(i, j)
  return values
}
