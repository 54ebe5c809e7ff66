import type { Db } from '#engine/db/open'
import { FEATURES, type FeatureName } from './domain/features.ts'
import type { SegmentGroup } from './domain/segments.ts'

/** A lot of a run as it is stored. */
export interface AssignmentRow {
  lot_id: number
  code_lot: string
  site_code: string | null
  genetique: string | null
  season: string | null
  date_mise_en_gavage: string | null
  cluster_id: number
  confidence: number
  runner_up: number
  distance: number
  runner_up_distance: number
  pca_x: number
  pca_y: number
  /** In the order of FEATURES. */
  values: (number | null)[]
}
export type NewAssignment = Omit<AssignmentRow, 'code_lot' | 'date_mise_en_gavage'>

export interface AssignmentQuery {
  cluster_id?: number
  site_code?: string
  search?: string
  max_confidence?: number
  sort: string
  order: 'asc' | 'desc'
}

type Raw = Omit<AssignmentRow, 'values'> & Record<FeatureName, number | null>

const OWN = [
  'cluster_id',
  'confidence',
  'runner_up',
  'distance',
  'runner_up_distance',
  'site_code',
  'genetique',
  'season',
  ...FEATURES,
  'pca_x',
  'pca_y',
]
const FROM_LOT = ['code_lot', 'date_mise_en_gavage']
const SELECTED = `a.lot_id, ${OWN.map((name) => `a.${name}`).join(', ')}, ${FROM_LOT.map((name) => `l.${name}`).join(', ')}`
const JOINED = 'lot_clustering_assignments a JOIN lots_gavage l ON l.lot_id = a.lot_id'

/** The lots of runs: assigned ones with the values they had, and those left out. */
export function createAssignmentsStore(db: Db) {
  const insert = db.prepare(
    `INSERT INTO lot_clustering_assignments(run_id, lot_id, created_at, ${OWN.join(', ')}) VALUES (?, ?, ?, ${OWN.map(() => '?').join(', ')})`,
  )
  const exclude = db.prepare('INSERT INTO lot_clustering_excluded(run_id, lot_id, missing) VALUES (?, ?, ?)')
  const excluded = db.prepare<[number, number, number], { lot_id: number; code_lot: string; missing: string }>(
    'SELECT e.lot_id, l.code_lot, e.missing FROM lot_clustering_excluded e JOIN lots_gavage l USING (lot_id) WHERE e.run_id = ? ORDER BY l.code_lot LIMIT ? OFFSET ?',
  )
  const excludedTotal = db.prepare<[number], number>('SELECT count(*) FROM lot_clustering_excluded WHERE run_id = ?').pluck()
  const segments = db.prepare<[number], Omit<SegmentGroup, 'means'> & Record<FeatureName, number>>(
    `SELECT genetique, site_code, cluster_id, count(*) AS n, avg(confidence) AS avg_confidence, ${FEATURES.map((name) => `avg(${name}) AS ${name}`).join(', ')}
     FROM lot_clustering_assignments WHERE run_id = ? GROUP BY genetique, site_code, cluster_id`,
  )
  const points = db.prepare<[number], [number, number, number, number]>(
    'SELECT lot_id, pca_x, pca_y, cluster_id FROM lot_clustering_assignments WHERE run_id = ? ORDER BY lot_id',
  )
  const bins = db.prepare<[{ run_id: number; bins: number }], { cluster_id: number; bin: number; n: number }>(
    `SELECT cluster_id, min(CAST(confidence * @bins AS INTEGER), @bins - 1) AS bin, count(*) AS n
     FROM lot_clustering_assignments WHERE run_id = @run_id GROUP BY cluster_id, bin`,
  )
  const under = db
    .prepare<[number, number], number>('SELECT count(*) FROM lot_clustering_assignments WHERE run_id = ? AND confidence < ?')
    .pluck()
  const pairs = db.prepare<[number, number], [number, number]>(
    'SELECT a.cluster_id, b.cluster_id FROM lot_clustering_assignments a JOIN lot_clustering_assignments b USING (lot_id) WHERE a.run_id = ? AND b.run_id = ?',
  )
  const kept = db.prepare<[number, number], { common: number; kept: number | null }>(
    `SELECT count(*) AS common, sum(a.cluster_id = b.cluster_id) AS kept
     FROM lot_clustering_assignments a JOIN lot_clustering_assignments b USING (lot_id) WHERE a.run_id = ? AND b.run_id = ?`,
  )
  const changedFrom = `FROM lot_clustering_assignments a JOIN lot_clustering_assignments b USING (lot_id) JOIN lots_gavage l USING (lot_id)
    WHERE a.run_id = @run_a AND b.run_id = @run_b AND a.cluster_id <> b.cluster_id`
  const changed = db.prepare<[Record<string, number>], ChangedLot>(
    `SELECT lot_id, l.code_lot, b.site_code, a.cluster_id AS cluster_a, b.cluster_id AS cluster_b, a.confidence AS confidence_a, b.confidence AS confidence_b
     ${changedFrom} ORDER BY l.code_lot LIMIT @limit OFFSET @offset`,
  )
  const byLot = db.prepare<[number, number], Raw>(`SELECT ${SELECTED} FROM ${JOINED} WHERE a.run_id = ? AND a.lot_id = ?`)
  const byCode = db.prepare<[number, string], Raw>(`SELECT ${SELECTED} FROM ${JOINED} WHERE a.run_id = ? AND l.code_lot = ?`)
  const some = db.prepare<[number, string], Raw>(
    `SELECT ${SELECTED} FROM ${JOINED} WHERE a.run_id = ? AND a.lot_id IN (SELECT value FROM json_each(?))`,
  )
  const values = db.prepare<[number, number, number], (number | null)[]>(
    `SELECT ${FEATURES.map((name) => `a.${name}`).join(', ')} FROM ${JOINED} WHERE a.run_id = ? ORDER BY l.code_lot LIMIT ? OFFSET ?`,
  )
  const inCluster = db
    .prepare<[number, number], number>('SELECT count(*) FROM lot_clustering_assignments WHERE run_id = ? AND cluster_id = ?')
    .pluck()
  const inSegment = db
    .prepare<[number, number, string | null, string | null], number>(
      'SELECT count(*) FROM lot_clustering_assignments WHERE run_id = ? AND cluster_id = ? AND genetique IS ? AND site_code IS ?',
    )
    .pluck()

  const idsOf = (run_id: number, query: AssignmentQuery, limit: number, offset: number): number[] => {
    const { from, where, values } = conditionsOf(query)
    const ids = db
      .prepare<unknown[], number>(`SELECT a.lot_id FROM ${from} WHERE ${where} ORDER BY ${orderOf(query)} LIMIT ? OFFSET ?`)
      .pluck()
    return ids.all(run_id, ...values, limit, offset)
  }
  const rowsOf = (run_id: number, lot_ids: readonly number[]): AssignmentRow[] => {
    const found = new Map(some.all(run_id, JSON.stringify(lot_ids)).map((raw) => [raw.lot_id, asRow(raw)]))
    return lot_ids.flatMap((lot_id) => found.get(lot_id) ?? [])
  }

  return {
    addAssignments: db.transaction((run_id: number, rows: readonly NewAssignment[], at: string) => {
      for (const row of rows) {
        const {
          lot_id,
          values,
          cluster_id,
          confidence,
          runner_up,
          distance,
          runner_up_distance,
          site_code,
          genetique,
          season,
          pca_x,
          pca_y,
        } = row
        insert.run(
          run_id,
          lot_id,
          at,
          cluster_id,
          confidence,
          runner_up,
          distance,
          runner_up_distance,
          site_code,
          genetique,
          season,
          ...values,
          pca_x,
          pca_y,
        )
      }
    }),
    addExcluded: db.transaction((run_id: number, rows: readonly { lot_id: number; missing: readonly string[] }[]) => {
      for (const { lot_id, missing } of rows) exclude.run(run_id, lot_id, JSON.stringify(missing))
    }),
    excluded: (run_id: number, limit: number, offset: number) => ({
      total: excludedTotal.get(run_id) ?? 0,
      rows: excluded.all(run_id, limit, offset).map((row) => ({ ...row, missing: JSON.parse(row.missing) as FeatureName[] })),
    }),
    assignments: (run_id: number, query: AssignmentQuery, limit: number, offset: number) =>
      rowsOf(run_id, idsOf(run_id, query, limit, offset)),
    /** All lots of a query in its order; their rows then come page by page from `assignmentsOfLots`. */
    assignedIds: (run_id: number, query: AssignmentQuery): number[] => idsOf(run_id, query, -1, 0),
    assignmentsOfLots: rowsOf,
    /** Values of the lots by code, the order in which they were clustered. */
    valuesByCode: (run_id: number, limit: number, offset: number) => values.raw().all(run_id, limit, offset),
    assignmentsTotal: (run_id: number, query: AssignmentQuery): number => {
      const { from, where, values } = conditionsOf({ ...query, sort: 'lot_id' })
      const total = db.prepare<unknown[], number>(`SELECT count(*) FROM ${from} WHERE ${where}`).pluck()
      return total.get(run_id, ...values) ?? 0
    },
    /** Scaled squared distance in SQL: a scan of 100,000 lots without building them. */
    nearestLots: (
      run_id: number,
      lot_id: number,
      near: { features: readonly FeatureName[]; values: readonly number[]; scales: readonly number[] },
      limit: number,
    ) => {
      const square = near.features.map((name) => `((a.${name} - ?) / ?) * ((a.${name} - ?) / ?)`).join(' + ')
      const numbers = near.values.flatMap((value, column) => [value, near.scales[column], value, near.scales[column]])
      return db
        .prepare<unknown[], { lot_id: number; code_lot: string; site_code: string | null; cluster_id: number; square: number }>(
          `SELECT a.lot_id, l.code_lot, a.site_code, a.cluster_id, ${square} AS square FROM ${JOINED} WHERE a.run_id = ? AND a.lot_id <> ? ORDER BY square, l.code_lot LIMIT ?`,
        )
        .all(...numbers, run_id, lot_id, limit)
    },
    segmentGroups: (run_id: number, features: readonly FeatureName[]): SegmentGroup[] =>
      segments.all(run_id).map(({ genetique, site_code, cluster_id, n, avg_confidence, ...means }) => ({
        genetique,
        site_code,
        cluster_id,
        n,
        avg_confidence,
        means: features.map((feature) => means[feature]),
      })),
    points: (run_id: number) => points.raw().iterate(run_id) as unknown as IterableIterator<[number, number, number, number]>,
    confidenceBins: (run_id: number, count: number) => bins.all({ run_id, bins: count }),
    countUnder: (run_id: number, confidence: number): number => under.get(run_id, confidence) ?? 0,
    pairs: (run_a: number, run_b: number) => pairs.raw().all(run_a, run_b) as unknown as [number, number][],
    keptShare: (run_a: number, run_b: number): number | null => {
      const row = kept.get(run_a, run_b)
      return row && row.common > 0 ? (row.kept ?? 0) / row.common : null
    },
    changedLots: (run_a: number, run_b: number, limit: number, offset: number) => changed.all({ run_a, run_b, limit, offset }),
    assignmentOfLot: (run_id: number, lot_id: number) => asFound(byLot.get(run_id, lot_id)),
    assignmentOfCode: (run_id: number, code_lot: string) => asFound(byCode.get(run_id, code_lot)),
    countInCluster: (run_id: number, cluster_id: number): number => inCluster.get(run_id, cluster_id) ?? 0,
    countInSegment: (run_id: number, cluster_id: number, genetique: string | null, site_code: string | null): number =>
      inSegment.get(run_id, cluster_id, genetique, site_code) ?? 0,
  }
}

export interface ChangedLot {
  lot_id: number
  code_lot: string
  site_code: string | null
  cluster_a: number
  cluster_b: number
  confidence_a: number
  confidence_b: number
}

const orderOf = ({ sort, order }: AssignmentQuery): string =>
  `${FROM_LOT.includes(sort) ? 'l' : 'a'}.${sort} ${order === 'desc' ? 'DESC' : 'ASC'} NULLS LAST, a.lot_id`

/** The lots are joined only where their code or date is asked for: counting and sorting 100,000 rows is then quick. */
function conditionsOf({ sort, cluster_id, site_code, search, max_confidence }: AssignmentQuery) {
  const conditions = [
    { sql: 'a.cluster_id = ?', value: cluster_id },
    { sql: 'a.site_code = ?', value: site_code },
    { sql: 'instr(lower(l.code_lot), lower(?)) > 0', value: search || undefined },
    { sql: 'a.confidence <= ?', value: max_confidence },
  ].filter(({ value }) => value !== undefined)
  const from = search || FROM_LOT.includes(sort) ? JOINED : 'lot_clustering_assignments a'
  return { from, where: ['a.run_id = ?', ...conditions.map(({ sql }) => sql)].join(' AND '), values: conditions.map(({ value }) => value) }
}

function asRow(raw: Raw): AssignmentRow {
  const { itm, sigma, pctg_perte_gavage, total_corn_real, nb_meg, duree_gavage, poids_foie_moyen_g, ...rest } = raw
  return { ...rest, values: [itm, sigma, pctg_perte_gavage, total_corn_real, nb_meg, duree_gavage, poids_foie_moyen_g] }
}

const asFound = (raw: Raw | undefined): AssignmentRow | undefined => raw && asRow(raw)
