import { EngineError } from '#engine/base/errors'
import type { Model } from '../domain/model.ts'
import type { MixShare } from '../domain/profession-mix.ts'
import { bucketFor, paramsFor } from '../domain/profile.ts'
import type { RankingQuery } from '../domain/ranker.ts'
import type { RankingParams } from '../domain/ranking-params.ts'
import { evidenceOf, reasonOf } from '../domain/reason.ts'
import { tellProduct } from './find-products.ts'
import type { LoadedRun } from './live-runs.ts'
import type { NamedProfile } from './profiles.ts'
import { wordReason } from './word-reason.ts'

export interface RecommendQuery {
  product_ids: readonly string[]
  profession: string | null
  mode: 'auto' | 'none'
  k: number
  expand: boolean
  explain: boolean
  lang: 'fr' | 'en'
}

/** The answer to one basket. */
export function recommend({ model, ranker, run }: LoadedRun, named: NamedProfile, below: Readonly<RankingParams>, query: RecommendQuery) {
  const { basket, unknown } = itemsOf(model, query.product_ids)
  const size = Math.max(basket.length, 1)
  const params = paramsFor(named.profile, size, below)
  const { mix, items, candidates } = ranker.rank({ basket, profession: populationOf(model, query), k: query.k, params })
  return {
    items: items.map(({ item, score, parts }) => ({
      product_id: model.product_ids[item],
      score,
      reasons: parts,
      reason_text: wordReason(model, reasonOf(model, basket, item, mix, parts), query.lang),
      ...(query.expand ? expanded(model, item) : {}),
      ...(query.explain ? { evidence: toldEvidence(model, basket, item, mix) } : {}),
    })),
    profession_mix: tellMix(model, mix),
    profile: named.name,
    bucket: bucketFor(Object.keys(named.profile.basket_params_by_size), size) ?? null,
    run,
    unknown_products: unknown,
    candidates,
  }
}

/** The distinct known items of some products, and those that are not known. */
export function itemsOf({ index }: Pick<Model, 'index'>, product_ids: readonly string[]): { basket: number[]; unknown: string[] } {
  const basket = new Set<number>()
  const unknown: string[] = []
  for (const id of product_ids) {
    const item = index.get(id)
    if (item === undefined) unknown.push(id)
    else basket.add(item)
  }
  return { basket: [...basket], unknown }
}

function populationOf(
  { professions }: Model,
  { profession, mode }: Pick<RecommendQuery, 'profession' | 'mode'>,
): RankingQuery['profession'] {
  const asked = profession?.trim() ?? ''
  if (asked === '') return mode
  return professionIndex(professions, asked)
}

/**
 * The index of a profession; case does not matter.
 *
 * @throws {EngineError} `RECOMMENDER_PROFESSION_UNKNOWN`.
 */
export function professionIndex(professions: readonly string[], asked: string): number {
  const exact = professions.indexOf(asked)
  const found = exact >= 0 ? exact : professions.findIndex((one) => one.toLowerCase() === asked.toLowerCase())
  if (found >= 0) return found
  throw new EngineError(
    'RECOMMENDER_PROFESSION_UNKNOWN',
    `The run knows no profession ${asked}; it knows ${professions.slice(0, 50).join(', ')}. Leave it out to have it guessed.`,
    { profession: asked, known: professions.slice(0, 50) },
  )
}

const nameOf = ({ professions }: Model, profession: number): string => professions[profession] ?? 'ANY'

export const tellMix = (model: Model, mix: readonly MixShare[]) =>
  mix.map(({ profession, weight }) => ({ profession: nameOf(model, profession), weight }))

function expanded(model: Model, item: number) {
  const { label, gamme, univers, is_private_label } = tellProduct(model, item)
  return { label, gamme, univers, is_private_label }
}

function toldEvidence(model: Model, basket: readonly number[], item: number, mix: readonly MixShare[]) {
  return evidenceOf(model, basket, item, mix[0].profession).map(({ with: from, profession, baskets, share }) => ({
    with: model.product_ids[from],
    label: model.products.get(from)?.label ?? null,
    profession: nameOf(model, profession),
    baskets,
    share,
  }))
}
