import { firstWithinOneError } from '#engine/math/gap-statistic'
import { knee } from '#engine/math/knee'

/** One number of clusters as it was tried. */
export interface TriedK {
  k: number
  inertia: number
  silhouette: number | null
  gap: number | null
  gap_se: number | null
  /** Size of the smallest cluster, % of DFUs. */
  min_cluster_pct: number
}

export interface Vote {
  k: number | null
  reason: string
  reason_fr: string
}

export interface ChosenK {
  k: number
  reason: string
  reason_fr: string
  methods: { elbow: Vote; silhouette: Vote; gap: Vote; business: Vote }
}

/**
 * Asks elbow, silhouette, gap and the business rule for the number of clusters, and decides: the highest silhouette among those the
 * business rule allows; if it allows none, the one whose smallest cluster is largest.
 *
 * @param tried - by ascending k, at least one. Those up to `last` take part in the choice; one more may follow for the gap.
 * @param options - `last`: largest k that may be chosen; `minPct`: least size of a cluster, % of DFUs; `asked`: k of the user, or null.
 * @see methods, DFU clustering.
 */
export function chooseK(
  tried: readonly TriedK[],
  { last, minPct, asked }: { last: number; minPct: number; asked: number | null },
): ChosenK {
  const inRange = tried.filter(({ k }) => k <= last)
  const allowed = inRange.filter(({ min_cluster_pct }) => min_cluster_pct >= minPct)
  const methods = {
    elbow: elbowVote(inRange),
    silhouette: silhouetteVote(inRange),
    gap: gapVote(tried, last),
    business: businessVote(inRange, allowed, minPct),
  }
  if (asked !== null) return { k: asked, reason: 'asked for', reason_fr: 'demandé', methods }
  const best = bySilhouette(allowed)
  if (best)
    return {
      k: best.k,
      reason: `highest silhouette (${three(best.silhouette)}) among the K whose clusters all hold at least ${minPct} % of the DFUs`,
      reason_fr: `silhouette la plus haute (${three(best.silhouette, ',')}) parmi les K dont chaque groupe a au moins ${frenchNumber(minPct)} % des DFU`,
      methods,
    }
  const fallback = inRange.reduce((most, one) => (one.min_cluster_pct > most.min_cluster_pct ? one : most))
  return {
    k: fallback.k,
    reason: `no K gives every cluster ${minPct} % of the DFUs; here the smallest cluster is largest (${two(fallback.min_cluster_pct)} %)`,
    reason_fr: `aucun K ne donne ${frenchNumber(minPct)} % des DFU à chaque groupe ; ici le plus petit groupe est le plus grand (${frenchNumber(Number(two(fallback.min_cluster_pct)))} %)`,
    methods,
  }
}

function elbowVote(tried: readonly TriedK[]): Vote {
  const k = knee(tried.map(({ k: x, inertia: y }) => ({ x, y })))
  return k === null
    ? { k, reason: 'no elbow: the inertia falls without a knee', reason_fr: 'pas de coude : l’inertie baisse sans coude' }
    : {
        k,
        reason: `the inertia falls more slowly after K = ${k} (Kneedle)`,
        reason_fr: `l’inertie baisse moins vite après K = ${k} (Kneedle)`,
      }
}

function silhouetteVote(tried: readonly TriedK[]): Vote {
  const best = bySilhouette(tried)
  return best
    ? {
        k: best.k,
        reason: `highest mean silhouette, ${three(best.silhouette)}`,
        reason_fr: `silhouette moyenne la plus haute, ${three(best.silhouette, ',')}`,
      }
    : { k: null, reason: 'the silhouette is not defined', reason_fr: 'la silhouette n’est pas définie' }
}

function gapVote(tried: readonly TriedK[], last: number): Vote {
  const k = firstWithinOneError(tried.map(({ k: at, gap, gap_se }) => ({ k: at, gap, se: gap_se })))
  if (k === null || k > last)
    return {
      k: null,
      reason: 'none: the gap keeps growing by more than its standard error',
      reason_fr: 'aucun : l’écart (gap) continue de croître de plus que son erreur type',
    }
  return {
    k,
    reason: `first K whose gap is within one standard error of the next`,
    reason_fr: `premier K dont l’écart (gap) est à moins d’une erreur type du suivant`,
  }
}

function businessVote(tried: readonly TriedK[], allowed: readonly TriedK[], minPct: number): Vote {
  const most = allowed.at(-1)
  if (!most)
    return {
      k: null,
      reason: `no K gives every cluster at least ${minPct} % of the DFUs`,
      reason_fr: `aucun K ne donne à chaque groupe au moins ${frenchNumber(minPct)} % des DFU`,
    }
  const ks = allowed.length === tried.length ? `${tried[0].k}–${most.k}` : allowed.map(({ k }) => k).join(', ')
  return {
    k: most.k,
    reason: `largest K whose clusters all hold at least ${minPct} % of the DFUs; these do: ${ks}`,
    reason_fr: `plus grand K dont chaque groupe a au moins ${frenchNumber(minPct)} % des DFU ; le permettent : ${ks}`,
  }
}

/** The first of equals. */
const bySilhouette = (tried: readonly TriedK[]): TriedK | null =>
  tried.reduce<TriedK | null>(
    (best, one) => (one.silhouette !== null && (best?.silhouette ?? Number.NEGATIVE_INFINITY) < one.silhouette ? one : best),
    null,
  )

const three = (value: number | null, mark = '.') => (value ?? 0).toFixed(3).replace('.', mark)
const two = (value: number) => String(Math.round(value * 100) / 100)
const frenchNumber = (value: number) => String(value).replace('.', ',')
