import * as z from 'zod'

export const count = z.int().nonnegative()

/** A whole number or a text; held as text, so that leading zeros stay. */
export const ProductId = z
  .preprocess((id) => (typeof id === 'number' && Number.isSafeInteger(id) ? String(id) : id), z.string().trim().min(1).max(200))
  .meta({ description: 'product id, a whole number or a text' })

const part = z.number()
/** What a score is made of; the parts sum to it. */
export const Reasons = z.strictObject({
  pair: part.describe('pairs of the profession'),
  pair_any: part.describe('pairs of all baskets'),
  reverse: part.describe('reverse pairs'),
  ease: part.describe('EASE'),
  emb: part.describe('embeddings'),
  popp: part.describe('popularity in the profession'),
  popg: part.describe('popularity of all'),
  coverage: part.describe('share of the basket that it is linked to'),
  pl: part.describe('private label'),
})
