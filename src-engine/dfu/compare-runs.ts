import { EngineError } from '#engine/base/errors'
import type { Comparison } from './answers/contract.ts'
import { migrationOf } from './domain/migration.ts'
import type { DfuStore } from './store.ts'
import type { RunRow } from './store-runs.ts'

/** Compares two runs on the DFUs that both have. */
export function compareRuns(store: DfuStore, a: RunRow, b: RunRow, { limit, offset }: { limit: number; offset: number }): Comparison {
  const [run_a, run_b] = [a.run_id, b.run_id]
  const pairs = store.pairs(run_a, run_b)
  if (pairs.length === 0)
    throw new EngineError(
      'DFU_RUNS_NOT_COMPARABLE',
      `Runs ${run_a} and ${run_b} have no DFU in common. Compare runs over the same sales.`,
      {
        run_a,
        run_b,
      },
    )
  const [clusters_a, clusters_b] = [clustersOf(a), clustersOf(b)]
  const [labelA, labelB] = [labelsOf(a), labelsOf(b)]
  const { migration, kept, kept_share, adjusted_rand } = migrationOf(
    pairs,
    clusters_a.map(({ cluster_id }) => cluster_id),
    clusters_b.map(({ cluster_id }) => cluster_id),
  )
  const same = pairs.filter(([from, to]) => labelA.get(from) === labelB.get(to)).length
  const dfus = store.changedDfus(run_a, run_b, limit, offset).map((row) => ({
    ...row,
    label_a: labelA.get(row.cluster_a) ?? '',
    label_b: labelB.get(row.cluster_b) ?? '',
  }))
  return {
    run_a,
    run_b,
    common: pairs.length,
    only_a: a.n_dfus - pairs.length,
    only_b: b.n_dfus - pairs.length,
    adjusted_rand,
    kept_share,
    same_label_share: same / pairs.length,
    clusters_a,
    clusters_b,
    migration,
    differences: differencesOf(a, b),
    changed: { total: pairs.length - kept, dfus },
  }
}

const clustersOf = ({ clusters }: RunRow) => clusters.map(({ cluster_id, label }) => ({ cluster_id, label }))
const labelsOf = ({ clusters }: RunRow) => new Map(clusters.map(({ cluster_id, label }) => [cluster_id, label]))

function differencesOf(a: RunRow, b: RunRow) {
  const told = ({ params, thresholds, k, n_dfus, data_hash }: RunRow): Record<string, unknown> => ({
    ...params,
    ...thresholds,
    k_used: k,
    n_dfus,
    data_hash,
  })
  const [first, second] = [told(a), told(b)]
  const text = (value: unknown) => (Array.isArray(value) ? value.join(',') : value === null ? '' : String(value))
  return Object.keys(first)
    .map((parameter) => ({ parameter, a: text(first[parameter]), b: text(second[parameter]) }))
    .filter((difference) => difference.a !== difference.b)
}
