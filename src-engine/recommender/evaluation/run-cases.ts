import { EngineError } from '#engine/base/errors'
import type { RankingParams } from '../domain/ranking-params.ts'
import type { LoadedRun } from '../serving/live-runs.ts'
import type { NamedProfile } from '../serving/profiles.ts'
import { recommend } from '../serving/recommend.ts'
import type { Case, CaseResult } from './answers/contract.ts'

interface Asking {
  profileOf(name: string | null): NamedProfile
  below: RankingParams
  now(): Date
}

/** Asks a run for a test basket and compares with the last time. */
export function runCase(loaded: LoadedRun, asked: Case, { profileOf, below, now }: Asking): CaseResult {
  const about = { case_id: asked.case_id, name: asked.name, run: loaded.run, asked_at: now().toISOString() }
  try {
    const named = profileOf(asked.profile)
    const { product_ids, profession, k } = asked
    const query = { product_ids, profession, k, mode: 'auto' as const, expand: true, explain: false, lang: 'en' as const }
    const { items, unknown_products } = recommend(loaded, named, below, query)
    const got = new Set(items.map(({ product_id }) => String(product_id)))
    const before = new Set((asked.last?.items ?? []).map(({ product_id }) => String(product_id)))
    const missing = asked.expected.filter((id) => !got.has(id))
    return {
      ...about,
      profile: named.name,
      passed: asked.expected.length === 0 ? null : missing.length === 0,
      items: items.map(({ product_id, score, label }) => ({
        product_id,
        label: label ?? null,
        score,
        expected: asked.expected.includes(String(product_id)),
        is_new: before.size > 0 && !before.has(String(product_id)),
      })),
      missing,
      gone: (asked.last?.items ?? []).map(({ product_id }) => product_id).filter((id) => !got.has(String(id))),
      unknown_products,
      error: null,
    }
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    const nothing = { items: [], missing: asked.expected, gone: [], unknown_products: [] }
    return { ...about, profile: asked.profile ?? '', passed: false, ...nothing, error: error.message }
  }
}
