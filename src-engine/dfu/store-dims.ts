import type { Db } from '#engine/db/open'
import type { Dfu } from './answers/contract.ts'
import { DFU_NUMBERS, DFU_WORDS, ITEM_NUMBERS, ITEM_WORDS } from './domain/dims.ts'

export interface DfuQuery {
  /** Column → value it must have. */
  equal: Record<string, string | number>
  /** Further column → value, compared as text. */
  extra: Record<string, string>
  search?: string
  sort: string
  order: 'asc' | 'desc'
}

export interface LabelChange {
  dfu_id: string
  from: string | null
  to: string
}

const OWN = ['dfu_id', 'item_id', 'location', 'cluster_assignment', ...DFU_WORDS, ...DFU_NUMBERS, 'made_from_facts']
const PAGE = 5_000
/** Rows that are looked at for the names of further columns. */
const LOOKED_AT = 1_000

type Raw = Omit<Dfu, 'extra' | 'made_from_facts'> & { extra: string; made_from_facts: number }

/** The dimensions: items, DFUs and the cluster that each DFU is given. */
export function createDimsStore(db: Db, now: () => string) {
  const count = (table: string) => db.prepare<[number], number>(`SELECT count(*) FROM ${table} WHERE project_id = ?`).pluck()
  const dfus = count('dim_dfu')
  const items = count('dim_item')
  const one = db.prepare<[number, string], Raw>(`SELECT ${OWN.join(', ')}, extra FROM dim_dfu WHERE project_id = ? AND dfu_id = ?`)
  const summary = db.prepare<[number | null, number], { label: string | null; mean_demand: number | null; cv_demand: number | null }>(
    `SELECT d.cluster_assignment AS label, a.mean_demand, a.cv_demand FROM dim_dfu d
     LEFT JOIN dfu_assignments a ON a.run_id = ? AND a.dfu_id = d.dfu_id WHERE d.project_id = ?`,
  )
  const idsAfter = db
    .prepare<[number, string], string>(`SELECT dfu_id FROM dim_dfu WHERE project_id = ? AND dfu_id > ? ORDER BY dfu_id LIMIT ${PAGE}`)
    .pluck()
  let opened = 0

  return {
    countDfus: (project_id: number): number => dfus.get(project_id) ?? 0,
    countItems: (project_id: number): number => items.get(project_id) ?? 0,
    /** Columns with at least one value, further ones included. */
    columnsOf: (table: 'dim_item' | 'dim_dfu', project_id: number): string[] => {
      const known = table === 'dim_item' ? [...ITEM_WORDS, ...ITEM_NUMBERS] : [...DFU_WORDS, ...DFU_NUMBERS]
      const filled = db.prepare<[number], Record<string, number>>(
        `SELECT ${known.map((name) => `count(${name}) AS ${name}`).join(', ')} FROM ${table} WHERE project_id = ?`,
      )
      const counts = filled.get(project_id) ?? {}
      const extras = db
        .prepare<[number], string>(
          `SELECT DISTINCT key FROM (SELECT extra FROM ${table} WHERE project_id = ? LIMIT ${LOOKED_AT}), json_each(extra) ORDER BY key`,
        )
        .pluck()
      return [...known.filter((name) => counts[name] > 0), ...extras.all(project_id)]
    },
    /** Wanted columns of the rows after a key, at most a page. */
    dimPage: (table: 'dim_item' | 'dim_dfu', project_id: number, after: string, columns: readonly string[]) => {
      const key = table === 'dim_item' ? 'item_id' : 'dfu_id'
      const known: readonly string[] = [...ITEM_WORDS, ...ITEM_NUMBERS, ...DFU_WORDS, ...DFU_NUMBERS, 'item_id', 'location']
      const picked = columns.map((name, i) => `${known.includes(name) && tableHas(table, name) ? name : 'json_extract(extra, ?)'} AS v${i}`)
      const paths = columns.filter((name) => !(known.includes(name) && tableHas(table, name))).map(jsonPath)
      const rows = db.prepare<unknown[], unknown[]>(
        `SELECT ${[key, ...picked].join(', ')} FROM ${table} WHERE project_id = ? AND ${key} > ? ORDER BY ${key} LIMIT ${PAGE}`,
      )
      const page = rows.raw().all(...paths, project_id, after) as unknown as [string, ...(string | number | null)[]][]
      return { page, last: page.length < PAGE }
    },
    dfuIdsAfter: (project_id: number, after: string) => {
      const page = idsAfter.all(project_id, after)
      return { page, last: page.length < PAGE }
    },
    findDfu: (project_id: number, dfu_id: string): Dfu | undefined => {
      const raw = one.get(project_id, dfu_id)
      return raw && asDfu(raw)
    },
    listDfus: (project_id: number, query: DfuQuery, limit: number, offset: number) => {
      const { where, values } = conditionsOf(query)
      const total = db.prepare<unknown[], number>(`SELECT count(*) FROM dim_dfu WHERE ${where}`).pluck()
      const isOwn = OWN.includes(query.sort)
      const sort = `${isOwn ? query.sort : 'json_extract(extra, ?)'} ${query.order === 'desc' ? 'DESC' : 'ASC'} NULLS LAST, dfu_id`
      const rows = db.prepare<unknown[], Raw>(
        `SELECT ${OWN.join(', ')}, extra FROM dim_dfu WHERE ${where} ORDER BY ${sort} LIMIT ? OFFSET ?`,
      )
      return {
        total: total.get(project_id, ...values) ?? 0,
        rows: rows.all(project_id, ...values, ...(isOwn ? [] : [jsonPath(query.sort)]), limit, offset).map(asDfu),
      }
    },
    /** Label, mean demand and cv of every DFU; the figures of a run. */
    demandByLabel: (project_id: number, run_id: number | null) => summary.all(run_id, project_id),
    /** Labels beside dim_dfu: what would change, and the change itself in one transaction. */
    openLabels: (project_id: number) => openLabels(db, now, project_id, `labels_${++opened}`),
  }
}

function openLabels(db: Db, now: () => string, project_id: number, staged: string) {
  db.exec(`CREATE TEMP TABLE ${staged}(dfu_id TEXT PRIMARY KEY, label TEXT NOT NULL)`)
  const insert = db.prepare(`INSERT OR REPLACE INTO temp.${staged}(dfu_id, label) VALUES (?, ?)`)
  const joined = `FROM temp.${staged} l JOIN dim_dfu d ON d.project_id = ${project_id} AND d.dfu_id = l.dfu_id`
  const number = (sql: string): number => db.prepare<[], number>(sql).pluck().get() ?? 0
  const missing = `FROM temp.${staged} l WHERE NOT EXISTS (SELECT 1 FROM dim_dfu d WHERE d.project_id = ${project_id} AND d.dfu_id = l.dfu_id)`
  return {
    stage: db.transaction((rows: readonly (readonly [string, string])[]) => {
      for (const [dfu_id, label] of rows) insert.run(dfu_id, label)
    }),
    counts: () => {
      const updated = number(`SELECT count(*) ${joined} WHERE d.cluster_assignment IS NOT l.label`)
      const found = number(`SELECT count(*) ${joined}`)
      return {
        updated,
        unchanged: found - updated,
        missing: number(`SELECT count(*) ${missing}`),
        untouched: number(`SELECT count(*) FROM dim_dfu WHERE project_id = ${project_id}`) - found,
      }
    },
    missingExamples: () => db.prepare<[], string>(`SELECT l.dfu_id ${missing} ORDER BY 1 LIMIT 5`).pluck().all(),
    byLabel: () =>
      db
        .prepare<[], { from: string | null; to: string; n: number }>(
          `SELECT d.cluster_assignment AS "from", l.label AS "to", count(*) AS n ${joined}
           WHERE d.cluster_assignment IS NOT l.label GROUP BY 1, 2 ORDER BY n DESC, 2, 1`,
        )
        .all(),
    changes: (limit: number, offset: number) =>
      db
        .prepare<[number, number], LabelChange>(
          `SELECT l.dfu_id, d.cluster_assignment AS "from", l.label AS "to" ${joined}
           WHERE d.cluster_assignment IS NOT l.label ORDER BY l.dfu_id LIMIT ? OFFSET ?`,
        )
        .all(limit, offset),
    write: db.transaction(
      () =>
        db
          .prepare(
            `UPDATE dim_dfu SET cluster_assignment = l.label, updated_at = ?, row_version = row_version + 1 FROM temp.${staged} l
             WHERE dim_dfu.project_id = ? AND l.dfu_id = dim_dfu.dfu_id AND dim_dfu.cluster_assignment IS NOT l.label`,
          )
          .run(now(), project_id).changes,
    ),
    discard: () => void db.exec(`DROP TABLE IF EXISTS temp.${staged}`),
  }
}

const tableHas = (table: 'dim_item' | 'dim_dfu', name: string): boolean =>
  (table === 'dim_item' ? [...ITEM_WORDS, ...ITEM_NUMBERS] : ['item_id', 'location', ...DFU_WORDS, ...DFU_NUMBERS]).includes(name as never)

const jsonPath = (name: string) => `$.${JSON.stringify(name)}`

function conditionsOf({ equal, extra, search }: DfuQuery) {
  const own = Object.entries(equal).map(([name, value]) => ({ sql: `${name} = ?`, values: [value] }))
  const further = Object.entries(extra).map(([name, value]) => ({
    sql: 'CAST(json_extract(extra, ?) AS TEXT) = ?',
    values: [jsonPath(name), value],
  }))
  const found = search ? [{ sql: 'instr(lower(dfu_id), lower(?)) > 0', values: [search] }] : []
  const all = [...own, ...further, ...found]
  return { where: ['project_id = ?', ...all.map(({ sql }) => sql)].join(' AND '), values: all.flatMap(({ values }) => values) }
}

const asDfu = ({ extra, made_from_facts, ...row }: Raw): Dfu => ({
  ...row,
  made_from_facts: made_from_facts === 1,
  extra: JSON.parse(extra) as Record<string, unknown>,
})
