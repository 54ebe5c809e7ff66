import { bestOf } from '#engine/math/best'
import type { Model } from '../domain/model.ts'

export interface ToldProduct {
  product_id: number | string
  label: string | null
  gamme: string | null
  univers: string | null
  is_private_label: boolean
  baskets: number
}

/** What is known of one product. */
export function tellProduct(model: Model, item: number): ToldProduct {
  const { label = null, gamme = null, univers = null } = model.products.get(item) ?? {}
  return {
    product_id: model.product_ids[item],
    label,
    gamme,
    univers,
    is_private_label: model.private_label[item] === 1,
    baskets: model.pairs[model.professions.length].basket_count[item],
  }
}

const folded = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/**
 * Products whose id begins with the text, or whose label or range holds all its words; most bought first, an equal id before all.
 *
 * @param search - empty: all products.
 */
export function findProducts(model: Model, search: string, limit: number): { total: number; items: number[] } {
  const words = folded(search).split(/\s+/).filter(Boolean)
  const typed = search.trim()
  const counts = model.pairs[model.professions.length].basket_count
  const exact = model.index.get(typed)
  const found: number[] = []
  for (let item = 0; item < model.product_ids.length; item++) {
    if (item === exact) continue
    if (typed === '' || String(model.product_ids[item]).startsWith(typed) || holds(model, item, words)) found.push(item)
  }
  const best = bestOf(found, found.length, limit, (a, b) => counts[a] > counts[b] || (counts[a] === counts[b] && a < b))
  const items = exact === undefined ? [...best] : [exact, ...best].slice(0, limit)
  return { total: found.length + (exact === undefined ? 0 : 1), items }
}

function holds({ products }: Model, item: number, words: readonly string[]): boolean {
  const about = products.get(item)
  if (!about) return false
  const text = folded(`${about.label ?? ''} ${about.gamme ?? ''}`)
  return words.every((word) => text.includes(word))
}
