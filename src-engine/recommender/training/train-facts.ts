import type { TrainParams } from '../answers/contract.ts'

/** Where a table of a training comes from; both kinds never change. */
export type Source =
  | { kind: 'file'; path: string; name: string; sha256: string }
  | { kind: 'version'; version_id: number; name: string; version_number: number; sha256: string }

/** Enough to train again with the same result. */
export interface TrainFacts {
  params: TrainParams
  ventes: Source
  details: Source | null
  couples: Source | null
  /** Column of the file of baskets=column of the table,…; null: found by name. */
  map: string | null
  protocol: { path: string; name: string } | null
  /** Folder of the runs. */
  root: string
  run_tag: string | null
  make_current: boolean
}
