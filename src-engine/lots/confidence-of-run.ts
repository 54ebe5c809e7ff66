import type { LotsStore } from './store.ts'
import type { RunRow } from './store-runs.ts'

/** Under this confidence a lot counts as near a border. */
const LOW_CONFIDENCE = 0.15

/** Confidences of a run by cluster, in bins of equal width from 0 to 1; the last bin holds 1 too. */
export function confidenceOfRun(store: LotsStore, { run_id, details }: RunRow, bins: number) {
  const counted = store.confidenceBins(run_id, bins)
  const clusters = details.clusters.map(({ cluster_id, n, avg_confidence }) => {
    const counts = new Array<number>(bins).fill(0)
    for (const one of counted) if (one.cluster_id === cluster_id) counts[one.bin] = one.n
    return { cluster_id, n, avg_confidence, counts }
  })
  const edges = Array.from({ length: bins + 1 }, (_, edge) => edge / bins)
  return { run_id, edges, low: { under: LOW_CONFIDENCE, n: store.countUnder(run_id, LOW_CONFIDENCE) }, clusters }
}
