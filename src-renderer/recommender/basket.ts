import type { Product } from './answers.ts'

/** What the tester needs of a product in the basket. */
export type BasketItem = Pick<Product, 'product_id' | 'label' | 'gamme'>

/** A product as any answer tells it. */
export interface Told {
  product_id: BasketItem['product_id']
  label?: string | null
  gamme?: string | null
}

/** The basket of the tester as it was kept; empty when what is kept is none. */
export function readBasket(text: string | null): BasketItem[] {
  try {
    const stored: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(stored) ? stored.filter(isItem) : []
  } catch {
    return []
  }
}

/** The basket with one more product; one that is there already stays where it is. */
export const withItem = (basket: readonly BasketItem[], item: Told): readonly BasketItem[] =>
  basket.some(({ product_id }) => String(product_id) === String(item.product_id))
    ? basket
    : [...basket, { product_id: item.product_id, label: item.label ?? null, gamme: item.gamme ?? null }]

export const withoutItem = (basket: readonly BasketItem[], product_id: BasketItem['product_id']): readonly BasketItem[] =>
  basket.filter((item) => item.product_id !== product_id)

const isItem = (item: unknown): item is BasketItem => {
  if (typeof item !== 'object' || item === null) return false
  const { product_id, label, gamme } = item as Partial<BasketItem>
  const text = (value: unknown) => value === null || typeof value === 'string'
  return (typeof product_id === 'number' || typeof product_id === 'string') && text(label) && text(gamme)
}
