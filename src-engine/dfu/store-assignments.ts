import type { Db } from '#engine/db/open'
import { SERIES_FEATURES } from './domain/features.ts'

/** A DFU of a run as it is stored. */
export interface AssignmentRow {
  dfu_id: string
  item_id: string | null
  location: string | null
  cluster_id: number
  confidence: number
  runner_up: number | null
  distance: number
  n_months: number
  /** In the order of SERIES_FEATURES. */
  values: (number | null)[]
}

export interface NewAssignment extends AssignmentRow {
  pca_x: number
  pca_y: number
  /** Scaled columns. */
  scaled: Float32Array
}

export interface AssignmentQuery {
  cluster_ids?: readonly number[]
  search?: string
  max_confidence?: number
  sort: string
  order: 'asc' | 'desc'
}

type Raw = Omit<AssignmentRow, 'values'> & Record<string, number | null>

const OWN = ['dfu_id', 'item_id', 'location', 'cluster_id', 'confidence', 'runner_up', 'distance', 'n_months']
const SELECTED = [...OWN, ...SERIES_FEATURES].join(', ')

/** The DFUs of runs: assigned ones with the features they had, and those left out. */
export function createAssignmentsStore(db: Db) {
  const columns = ['run_id', ...OWN, ...SERIES_FEATURES, 'pca_x', 'pca_y', 'scaled']
  const insert = db.prepare(`INSERT INTO dfu_assignments(${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
  const exclude = db.prepare('INSERT INTO dfu_excluded(run_id, dfu_id, n_months) VALUES (?, ?, ?)')
  const excluded = db.prepare<[number, number, number], { dfu: string; n_months: number }>(
    'SELECT dfu_id AS dfu, n_months FROM dfu_excluded WHERE run_id = ? ORDER BY dfu_id LIMIT ? OFFSET ?',
  )
  const excludedTotal = db.prepare<[number], number>('SELECT count(*) FROM dfu_excluded WHERE run_id = ?').pluck()
  const one = db.prepare<[number, string], Raw & { scaled: Buffer }>(
    `SELECT ${SELECTED}, scaled FROM dfu_assignments WHERE run_id = ? AND dfu_id = ?`,
  )
  const points = db.prepare<[number], [string, number, number, number]>(
    'SELECT dfu_id, pca_x, pca_y, cluster_id FROM dfu_assignments WHERE run_id = ? ORDER BY dfu_id',
  )
  const vectors = db.prepare<[number], [string, number, Buffer]>(
    'SELECT dfu_id, cluster_id, scaled FROM dfu_assignments WHERE run_id = ? ORDER BY dfu_id',
  )
  const pairs = db.prepare<[number, number], [number, number]>(
    'SELECT a.cluster_id, b.cluster_id FROM dfu_assignments a JOIN dfu_assignments b USING (dfu_id) WHERE a.run_id = ? AND b.run_id = ?',
  )
  const changed = db.prepare<[Record<string, number>], { dfu_id: string; cluster_a: number; cluster_b: number; confidence_b: number }>(
    `SELECT dfu_id, a.cluster_id AS cluster_a, b.cluster_id AS cluster_b, b.confidence AS confidence_b
     FROM dfu_assignments a JOIN dfu_assignments b USING (dfu_id)
     WHERE a.run_id = @run_a AND b.run_id = @run_b AND a.cluster_id <> b.cluster_id ORDER BY b.confidence DESC, dfu_id LIMIT @limit OFFSET @offset`,
  )
  const labelled = db.prepare<[number], [string, number]>('SELECT dfu_id, cluster_id FROM dfu_assignments WHERE run_id = ? ORDER BY dfu_id')
  const ids = db.prepare<[number], string>('SELECT dfu_id FROM dfu_assignments WHERE run_id = ?').pluck()

  return {
    addAssignments: db.transaction((run_id: number, rows: readonly NewAssignment[]) => {
      for (const {
        dfu_id,
        item_id,
        location,
        cluster_id,
        confidence,
        runner_up,
        distance,
        n_months,
        values,
        pca_x,
        pca_y,
        scaled,
      } of rows) {
        const own = [dfu_id, item_id, location, cluster_id, confidence, runner_up, distance, n_months]
        insert.run(run_id, ...own, ...values, pca_x, pca_y, Buffer.from(scaled.buffer, scaled.byteOffset, scaled.byteLength))
      }
    }),
    addExcluded: db.transaction((run_id: number, rows: readonly { dfu_id: string; n_months: number }[]) => {
      for (const { dfu_id, n_months } of rows) exclude.run(run_id, dfu_id, n_months)
    }),
    excluded: (run_id: number, limit: number, offset: number) => ({
      total: excludedTotal.get(run_id) ?? 0,
      rows: excluded.all(run_id, limit, offset),
    }),
    assignments: (run_id: number, query: AssignmentQuery, limit: number, offset: number): AssignmentRow[] => {
      const { where, values } = conditionsOf(query)
      const order = `${query.sort} ${query.order === 'desc' ? 'DESC' : 'ASC'} NULLS LAST, dfu_id`
      return db
        .prepare<unknown[], Raw>(`SELECT ${SELECTED} FROM dfu_assignments WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`)
        .all(run_id, ...values, limit, offset)
        .map(asRow)
    },
    assignmentsTotal: (run_id: number, query: AssignmentQuery): number => {
      const { where, values } = conditionsOf(query)
      return (
        db
          .prepare<unknown[], number>(`SELECT count(*) FROM dfu_assignments WHERE ${where}`)
          .pluck()
          .get(run_id, ...values) ?? 0
      )
    },
    assignmentOf: (run_id: number, dfu_id: string): (AssignmentRow & { scaled: Float32Array }) | undefined => {
      const raw = one.get(run_id, dfu_id)
      return raw && { ...asRow(raw), scaled: floatsOf(raw.scaled) }
    },
    /** Shares of the run's DFUs with at most the given values; null for a value that is null. */
    percentilesOf: (run_id: number, values: readonly (number | null)[]): (number | null)[] => {
      const counts = SERIES_FEATURES.map((name) => `avg(CASE WHEN ${name} IS NOT NULL THEN ${name} <= ? END)`).join(', ')
      const shares = db.prepare<unknown[], (number | null)[]>(`SELECT ${counts} FROM dfu_assignments WHERE run_id = ?`).raw()
      return shares.get(...values, run_id) ?? []
    },
    points: (run_id: number) => points.raw().iterate(run_id) as unknown as IterableIterator<[string, number, number, number]>,
    *vectors(run_id: number): Generator<[string, number, Float32Array]> {
      for (const [dfu_id, cluster_id, scaled] of vectors.raw().iterate(run_id) as unknown as Iterable<[string, number, Buffer]>)
        yield [dfu_id, cluster_id, floatsOf(scaled)]
    },
    pairs: (run_a: number, run_b: number) => pairs.raw().all(run_a, run_b) as unknown as [number, number][],
    changedDfus: (run_a: number, run_b: number, limit: number, offset: number) => changed.all({ run_a, run_b, limit, offset }),
    labelled: (run_id: number) => labelled.raw().all(run_id) as unknown as [string, number][],
    dfusOfRun: (run_id: number): string[] => ids.all(run_id),
  }
}

function conditionsOf({ cluster_ids, search, max_confidence }: AssignmentQuery) {
  const conditions = [
    { sql: 'cluster_id IN (SELECT value FROM json_each(?))', value: cluster_ids && JSON.stringify(cluster_ids) },
    { sql: 'instr(lower(dfu_id), lower(?)) > 0', value: search || undefined },
    { sql: 'confidence <= ?', value: max_confidence },
  ].filter(({ value }) => value !== undefined)
  return { where: ['run_id = ?', ...conditions.map(({ sql }) => sql)].join(' AND '), values: conditions.map(({ value }) => value) }
}

function asRow(raw: Raw): AssignmentRow {
  const { dfu_id, item_id, location, cluster_id, confidence, runner_up, distance, n_months } = raw
  return {
    dfu_id,
    item_id,
    location,
    cluster_id,
    confidence,
    runner_up,
    distance,
    n_months,
    values: SERIES_FEATURES.map((name) => raw[name]),
  }
}

/** A copy: the bytes of SQLite need not begin on a multiple of four. */
const floatsOf = (bytes: Buffer): Float32Array => new Float32Array(new Uint8Array(bytes).buffer)
