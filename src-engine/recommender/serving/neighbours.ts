import { bestOf } from '#engine/math/best'
import type { Model } from '../domain/model.ts'
import { tellProduct } from './find-products.ts'

/** The products that share most baskets with one, in a population. */
export function pairNeighbours(model: Model, item: number, population: number, limit: number) {
  const { count, basket_count } = model.pairs[population]
  const [from, to] = [count.indptr[item], count.indptr[item + 1]]
  const places = Int32Array.from({ length: to - from }, (_, i) => from + i)
  const best = bestOf(places, places.length, limit, (a, b) => count.data[a] > count.data[b] || (count.data[a] === count.data[b] && a < b))
  return Array.from(best, (place) => ({
    ...tellProduct(model, count.indices[place]),
    together: count.data[place],
    share: Math.min(1, count.data[place] / Math.max(basket_count[item], 1)),
  }))
}

/** The products whose embeddings point most into the direction of one's. */
export function similarProducts(model: Model, item: number, limit: number) {
  const { components, item_embeddings_unit: unit } = model
  const count = model.product_ids.length
  const cosines = new Float32Array(count)
  for (let other = 0; other < count; other++)
    for (let j = 0; j < components; j++) cosines[other] += unit[item * components + j] * unit[other * components + j]
  const others = Int32Array.from({ length: count }, (_, other) => other).filter((other) => other !== item)
  const best = bestOf(others, others.length, limit, (a, b) => cosines[a] > cosines[b] || (cosines[a] === cosines[b] && a < b))
  return Array.from(best, (other) => ({ ...tellProduct(model, other), cosine: cosines[other] }))
}
