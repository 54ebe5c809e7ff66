import { uuidv7 } from '#engine/base/ids'
import type { Db } from '#engine/db/open'
import type { ChartConfig, Visualization } from './charts/contract.ts'

type Raw = Omit<Visualization, 'chart_config'> & { chart_config: string }
export type ChartsStore = ReturnType<typeof createChartsStore>

/** Saved charts of datasets. */
export function createChartsStore(db: Db) {
  const chart = 'id AS visualization_id, name, chart_type, chart_config, created_at, updated_at'
  const of = `SELECT ${chart} FROM visualizations WHERE dataset_id = ?`
  const all = db.prepare<[number], Raw>(`${of} ORDER BY name, id`)
  const byId = db.prepare<[number, number], Raw>(`${of} AND id = ?`)
  const byName = db.prepare<[number, string], Raw>(`${of} AND name = ?`)
  const insert = db.prepare(
    `INSERT INTO visualizations(uid, dataset_id, name, chart_type, chart_config, created_at, created_by, updated_at)
     VALUES (@uid, @dataset_id, @name, @chart_type, @chart_config, @at, @user_id, @at)
     ON CONFLICT(dataset_id, name) DO UPDATE SET name = excluded.name, chart_type = excluded.chart_type, chart_config = excluded.chart_config,
       updated_at = excluded.updated_at, row_version = row_version + 1`,
  )
  const rename = db.prepare(
    'UPDATE visualizations SET name = @name, updated_at = @at, row_version = row_version + 1 WHERE id = @visualization_id',
  )
  const remove = db.prepare('DELETE FROM visualizations WHERE id = ?')
  const parsed = (raw: Raw): Visualization => ({ ...raw, chart_config: JSON.parse(raw.chart_config) as ChartConfig })
  const named = (dataset_id: number, name: string): Visualization | undefined => {
    const raw = byName.get(dataset_id, name)
    return raw && parsed(raw)
  }

  return {
    list: (dataset_id: number) => all.all(dataset_id).map(parsed),
    named,
    /** By id when it is all digits, else by name; a name of digits only is found when no id fits. */
    find(dataset_id: number, ref: string): Visualization | undefined {
      const raw = /^\d{1,15}$/.test(ref) ? byId.get(dataset_id, Number(ref)) : undefined
      return raw ? parsed(raw) : named(dataset_id, ref)
    },
    /** Saves a chart in place of the one of the same name, if there is one. */
    save(given: { dataset_id: number; name: string; config: ChartConfig; user_id: number; at: string }): Visualization {
      const { config, ...row } = given
      insert.run({ ...row, uid: uuidv7(), chart_type: config.type, chart_config: JSON.stringify(config) })
      return named(given.dataset_id, given.name) as Visualization
    },
    rename: (visualization_id: number, name: string, at: string) => rename.run({ visualization_id, name, at }),
    remove: (visualization_id: number) => remove.run(visualization_id),
  }
}
