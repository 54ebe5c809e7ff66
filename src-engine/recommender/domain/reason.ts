import type { Csr, Model } from './model.ts'
import type { MixShare } from './profession-mix.ts'
import type { Part } from './sources.ts'

/** How often a product was bought with one of the basket. */
export interface PairEvidence {
  /** Item of the basket. */
  with: number
  /** Population; `professions.length` is ANY. */
  profession: number
  /** Baskets with both. */
  baskets: number
  /** Of the baskets of the population that hold `with`. */
  share: number
}

/** Why a product is recommended, for words. */
export type Reason =
  | ({ kind: 'pair' } & PairEvidence)
  | { kind: 'ease' | 'emb' | 'popg' | 'pl' | 'none' }
  | { kind: 'popp'; profession: number }

/** Baskets with both products below which a share says nothing. */
const LEAST_BASKETS = 2

/**
 * The pairs of a recommended product with those of the basket, greatest share first.
 *
 * @param profession - population to read them from; where it holds none all baskets are read.
 */
export function evidenceOf(model: Model, basket: readonly number[], item: number, profession: number): PairEvidence[] {
  const any = model.professions.length
  const found = basket.flatMap((from) => {
    const own = pairIn(model, from, item, profession)
    if (own.baskets > 0 || profession === any) return own.baskets > 0 ? [own] : []
    const general = pairIn(model, from, item, any)
    return general.baskets > 0 ? [general] : []
  })
  return found.sort((a, b) => b.share - a.share || b.baskets - a.baskets)
}

function pairIn({ pairs }: Model, from: number, item: number, profession: number): PairEvidence {
  const { count, basket_count } = pairs[profession]
  const baskets = valueAt(count, from, item)
  return { with: from, profession, baskets, share: basket_count[from] > 0 ? Math.min(1, baskets / basket_count[from]) : 0 }
}

/**
 * The value of one cell.
 *
 * @param matrix - columns of a row ascending.
 * @returns 0 where nothing is stored.
 */
export function valueAt({ indptr, indices, data }: Csr, row: number, column: number): number {
  let low = indptr[row]
  let high = indptr[row + 1] - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (indices[middle] === column) return data[middle]
    if (indices[middle] < column) low = middle + 1
    else high = middle - 1
  }
  return 0
}

/**
 * The main reason: the kind of source that gives the greatest part of the score, told by its strongest pair where there is one.
 *
 * @param mix - populations that were read, heaviest first.
 * @param parts - of the score.
 */
export function reasonOf(
  model: Model,
  basket: readonly number[],
  item: number,
  mix: readonly MixShare[],
  parts: Record<Part, number>,
): Reason {
  const linked = parts.pair + parts.pair_any + parts.reverse + parts.coverage + parts.ease
  const [greatest] = Object.entries({ linked, emb: parts.emb, popp: parts.popp, popg: parts.popg, pl: parts.pl }).sort(
    (a, b) => b[1] - a[1],
  )
  if (greatest[1] <= 0) return { kind: 'none' }
  if (greatest[0] === 'popp') return { kind: 'popp', profession: mix[0].profession }
  if (greatest[0] !== 'linked') return { kind: greatest[0] as 'emb' | 'popg' | 'pl' }
  const [best] = evidenceOf(model, basket, item, mix[0].profession).filter(({ baskets }) => baskets >= LEAST_BASKETS)
  return best ? { kind: 'pair', ...best } : { kind: 'ease' }
}
