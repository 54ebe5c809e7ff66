import type { Csr, Model, Pairs } from '#engine/recommender/domain/model'

/** Baskets of item indices with a profession each. */
export interface SmallBasket {
  items: number[]
  profession: number
}

/**
 * A model counted from a few baskets in the plainest way, for cases worked out by hand. Embeddings are the unit vectors given.
 *
 * @param options - `items`, `professions`: how many; `embeddings`: one row per item; ids are 100 + item index.
 */
export function smallModel(
  baskets: readonly SmallBasket[],
  options: { items: number; professions: string[]; embeddings?: number[][]; gamme?: number[]; privateLabel?: number[]; ease?: number[][] },
): Model {
  const { items, professions } = options
  const embeddings = options.embeddings ?? Array.from({ length: items }, () => [1, 0])
  const components = embeddings[0].length
  const unit = Float32Array.from(embeddings.flat())
  const populations = [...professions.map((_, p) => baskets.filter(({ profession }) => profession === p)), [...baskets]]
  const pairs = populations.map((own) => pairsOf(own, items))
  const counts = pairs[professions.length].basket_count
  const rank = (of: Float64Array) => Int32Array.from([...of.keys()].filter((item) => of[item] > 0).sort((a, b) => of[b] - of[a] || a - b))
  return {
    ...{ run: 'run_20260101_000000', directory: '', params: { loss: 'warp' }, versions: {}, professions, components, pairs },
    product_ids: Float64Array.from({ length: items }, (_, item) => 100 + item),
    index: new Map(Array.from({ length: items }, (_, item) => [String(100 + item), item])),
    item_embeddings: unit,
    item_embeddings_unit: unit,
    item_biases: new Float32Array(items),
    profession_embeddings: new Float32Array(professions.length * components),
    context_embeddings: unit,
    popularity: counts.slice(),
    popularity_by_profession: Float32Array.from(
      pairs.slice(0, -1).flatMap(({ basket_count }) => Array.from(basket_count, (count) => count / Math.max(1, ...basket_count))),
    ),
    top_by_profession: pairs.slice(0, -1).map(({ basket_count }) => rank(basket_count)),
    gamme: Int32Array.from(options.gamme ?? new Array(items).fill(-1)),
    univers: new Int32Array(items).fill(-1),
    private_label: Uint8Array.from(options.privateLabel ?? new Array(items).fill(0)),
    pairs_source: 'baskets',
    reverse: pairs.map(reversed),
    ease: options.ease
      ? {
          items: Int32Array.from({ length: items }, (_, item) => item),
          position: Int32Array.from({ length: items }, (_, item) => item),
          weights: Float32Array.from(options.ease.flat()),
        }
      : null,
    products: new Map(),
    holdout: new Set(),
  }
}

function pairsOf(baskets: readonly SmallBasket[], items: number): Pairs {
  const count = Array.from({ length: items }, () => new Float64Array(items))
  const weighted = Array.from({ length: items }, () => new Float64Array(items))
  const basket_count = new Float64Array(items)
  for (const basket of baskets)
    for (const a of basket.items) {
      basket_count[a]++
      for (const b of basket.items) {
        if (a === b) continue
        count[a][b]++
        weighted[a][b] += 1 / Math.sqrt(Math.max(basket.items.length - 1, 1))
      }
    }
  const stored = csrOf(count, items)
  return { basket_count, rows: baskets.length, count: stored, weighted: valuesAt(stored, weighted) }
}

const rowOf = ({ indptr }: Csr, at: number): number => indptr.findIndex((_, row) => indptr[row] <= at && at < indptr[row + 1])

const valuesAt = (stored: Csr, dense: Float64Array[]): Float32Array =>
  Float32Array.from(stored.indices, (column, at) => dense[rowOf(stored, at)][column])

function csrOf(dense: Float64Array[], items: number): Csr {
  const indptr = new Int32Array(items + 1)
  const indices: number[] = []
  const data: number[] = []
  for (let row = 0; row < items; row++) {
    for (let column = 0; column < items; column++) {
      if (dense[row][column] === 0) continue
      indices.push(column)
      data.push(dense[row][column])
    }
    indptr[row + 1] = indices.length
  }
  return { rows: items, cols: items, indptr, indices: Int32Array.from(indices), data: Float32Array.from(data) }
}

/** Row B, column A: damped confidence of A → B. */
function reversed({ basket_count, count }: Pairs): Csr {
  const strength = count.data.map((both, at) => ((both / basket_count[count.indices[at]]) * both) / (both + 5))
  return { ...count, data: strength }
}
