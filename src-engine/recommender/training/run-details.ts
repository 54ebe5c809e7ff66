import type { Epoch, RunDetails, TrainParams } from '../answers/contract.ts'
import type { Notice } from '../notices.ts'
import type { Trained } from './train.ts'
import type { Source } from './train-facts.ts'

/** What params.json says of a run: its parameters and what came out. */
export type RunParams = TrainParams &
  Omit<
    RunDetails,
    keyof TrainParams | 'run_id' | 'directory' | 'current' | 'complete' | 'bytes' | 'params' | 'artifacts' | 'warnings' | 'warnings_fr'
  > & {
    notices: Notice[]
    curve: Epoch[]
    /** `ease_items` of the parameters; `ease_items` itself is how many were covered. */
    ease_items_asked: number
  }

const FEW_QUESTIONS = 100

/** What is known of a run before it is trained. */
export interface RunOrigin {
  run: string
  task_id: number
  created_at: string
  code_version: string
  data_hash: string
  sources: Record<'ventes' | 'details' | 'couples', Source | null>
  notices: Notice[]
  protocolSets: number
  pairsSource: 'baskets' | 'couples'
}

/** Sums a training up. @param seconds - from its start. */
export function runParams(trained: Trained, origin: RunOrigin, seconds: number): RunParams {
  const { params, catalogue, professions, rows, held, features, pairs, minCount, ease, curve, best, stopped, items } = trained
  const { run, task_id, created_at, code_version, data_hash, sources, pairsSource } = origin
  return {
    ...params,
    run,
    created_at,
    code_version,
    task_id,
    data_hash,
    sources: { ventes: told(sources.ventes), details: told(sources.details), couples: told(sources.couples) },
    items: catalogue.ids.length,
    professions: professions.length,
    users: professions.length,
    baskets: rows.indptr.length - 1,
    features: features.names.length,
    pairs: pairs.reduce((sum, { count }) => sum + count.indices.length, 0),
    pairs_source: pairsSource,
    pairs_min_count: minCount,
    ease_items: ease?.items.length ?? 0,
    ease_items_asked: params.ease_items,
    cold_items: items.cold.reduce((sum, cold) => sum + cold, 0),
    holdout_sets: held.firstRows.length,
    held_out_rows: held.use.filter((use) => use === 1).length,
    excluded_sets: held.excludedRows.length,
    epochs_run: curve.length,
    best_epoch: best.epoch,
    mrr: best.mrr,
    hit: best.hit,
    stopped,
    reproducible: params.deterministic,
    seconds,
    seconds_per_epoch: curve.reduce((sum, point) => sum + point.seconds, 0) / curve.length,
    notices: [...origin.notices, ...noticesOf(trained, origin)],
    curve,
  }
}

const told = (source: Source | null) =>
  source && { name: source.name, version_id: source.kind === 'version' ? source.version_id : null, sha256: source.sha256 }

function noticesOf({ params, minCount, ease, catalogue, items, held, questions, stopped, curve }: Trained, origin: RunOrigin): Notice[] {
  const notices: Notice[] = []
  const covered = ease?.items.length ?? 0
  const sold = items.cold.length - items.cold.reduce((sum, cold) => sum + cold, 0)
  const absent = origin.protocolSets - held.excludedRows.length
  if (origin.pairsSource === 'couples') notices.push({ code: 'couples_leak' })
  if (minCount > 1) notices.push({ code: 'pairs_min_count', count: minCount })
  if (params.ease_items > 0 && covered < sold) notices.push({ code: 'ease_part', items: covered, of: catalogue.ids.length })
  if (!items.privateLabel.includes(1) && items.details.some((detail) => detail !== null)) notices.push({ code: 'no_own_brand' })
  if (absent > 0) notices.push({ code: 'protocol_absent', sets: absent })
  if (questions === 0) notices.push({ code: 'no_holdout' })
  else if (questions < FEW_QUESTIONS) notices.push({ code: 'few_questions', baskets: questions })
  if (stopped === 'cancel') notices.push({ code: 'stopped_early', epochs: curve.length })
  if (!params.deterministic) notices.push({ code: 'not_reproducible' })
  return notices
}
