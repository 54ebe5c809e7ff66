import type { Format, Language } from '#engine/reports/port'
import type { Assignment, RunDetails, Segment } from './answers/contract.ts'

/** Everything the report of a run shows, as the run's own answers. */
export interface LotsReportFacts {
  project: string
  run: RunDetails
  segments: Segment[]
  map: {
    explained: readonly number[]
    x: readonly number[]
    y: readonly number[]
    cluster_ids: readonly number[]
    centroids: readonly { cluster_id: number; x: number; y: number }[]
  }
  confidence: {
    edges: readonly number[]
    low: { under: number; n: number }
    clusters: readonly { cluster_id: number; counts: readonly number[] }[]
  }
  /** Lots nearest to a border, least certain first. */
  doubtful: Assignment[]
}

export type Say = (en: string, fr: string) => string
/** Words and figures of one language. */
export interface Tongue {
  say: Say
  format: Format
  lang: Language
}
