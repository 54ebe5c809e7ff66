import { uuidv7 } from '#engine/base/ids'
import type { Db } from '#engine/db/open'
import type { Column, Reading } from './contract.ts'
import type { TableName } from './port.ts'

/** How a version was read, kept so that it can be read so again. */
export interface KeptSettings {
  reading: Reading
  map: Record<string, string>
  types?: Record<string, string>
  table: TableName | null
}

export interface VersionRow {
  version_id: number
  dataset_id: number
  version_number: number
  description: string
  content_hash: string
  file_hash: string
  rejected_hash: string | null
  rows: number
  rejected_rows: number
  columns: Column[]
  warnings: string[]
  settings: KeptSettings
  bytes: number
  created_at: string
}

export interface DatasetRow {
  dataset_id: number
  name: string
  filename: string
  file_format: Reading['format']
  file_size: number
  created_at: string
  updated_at: string
}

export interface NewVersion {
  project_id: number
  user_id: number
  task_id: number
  /** Dataset that gets the version; null for a new one. */
  dataset_id: number | null
  name: string
  filename: string
  file_size: number
  file_hash: string
  content_hash: string
  rejected_hash: string | null
  rows: number
  rejected_rows: number
  columns: readonly Column[]
  warnings: readonly string[]
  settings: KeptSettings
  bytes: number
  at: string
}

type RawVersion = Omit<VersionRow, 'columns' | 'warnings' | 'settings'> & { columns_info: string; warnings: string; settings: string }
export type DatasetsStore = ReturnType<typeof createDatasetsStore>

export function createDatasetsStore(db: Db) {
  const dataset = 'd.dataset_id, d.name, d.filename, d.file_format, d.file_size, d.created_at, d.updated_at'
  const version = `v.version_id, v.dataset_id, v.version_number, v.description, v.content_hash, v.file_hash, v.rejected_hash, v.rows_count AS rows,
    v.rejected_rows, v.columns_info, v.warnings, v.settings, v.bytes, v.created_at`
  const of = 'FROM datasets d WHERE d.project_id = ? AND d.deleted_at IS NULL'
  const list = db.prepare<[number, number, number], DatasetRow>(
    `SELECT ${dataset} ${of} ORDER BY d.updated_at DESC, d.dataset_id DESC LIMIT ? OFFSET ?`,
  )
  const count = db.prepare<[number], number>(`SELECT count(*) ${of}`).pluck()
  const byId = db.prepare<[number, number], DatasetRow>(`SELECT ${dataset} ${of} AND d.dataset_id = ?`)
  const byName = db.prepare<[number, string], DatasetRow>(`SELECT ${dataset} ${of} AND d.name = ?`)
  const latest = db.prepare<[number], RawVersion>(
    `SELECT ${version} FROM dataset_versions v WHERE v.dataset_id = ? ORDER BY v.version_number DESC LIMIT 1`,
  )
  const numbered = db.prepare<[number, number], RawVersion>(
    `SELECT ${version} FROM dataset_versions v WHERE v.dataset_id = ? AND v.version_number = ?`,
  )
  const versions = db.prepare<[number], RawVersion>(
    `SELECT ${version} FROM dataset_versions v WHERE v.dataset_id = ? ORDER BY v.version_number DESC`,
  )
  const insertDataset = db.prepare(
    `INSERT INTO datasets(uid, project_id, name, filename, file_format, file_size, file_hash, settings, created_by, created_at, updated_at)
     VALUES (@uid, @project_id, @name, @filename, @file_format, @file_size, @file_hash, @settings, @user_id, @at, @at)`,
  )
  const updateDataset = db.prepare(
    `UPDATE datasets SET filename = @filename, file_format = @file_format, file_size = @file_size, file_hash = @file_hash,
     settings = @settings, updated_at = @at, row_version = row_version + 1 WHERE dataset_id = @dataset_id`,
  )
  const retire = db.prepare(
    'UPDATE dataset_versions SET is_active = 0, updated_at = ?, row_version = row_version + 1 WHERE dataset_id = ? AND is_active = 1',
  )
  const insertVersion = db.prepare(
    `INSERT INTO dataset_versions(uid, dataset_id, version_number, content_hash, file_hash, rejected_hash, rows_count, rejected_rows,
       columns_info, warnings, settings, bytes, task_id, created_by, created_at, updated_at)
     VALUES (@uid, @dataset_id, (SELECT coalesce(max(version_number), 0) + 1 FROM dataset_versions WHERE dataset_id = @dataset_id),
       @content_hash, @file_hash, @rejected_hash, @rows, @rejected_rows, @columns, @warnings, @settings, @bytes, @task_id, @user_id, @at, @at)`,
  )
  const bind = db.prepare(
    `INSERT INTO domain_tables(project_id, role, version_id, updated_at) VALUES (?, ?, ?, ?)
     ON CONFLICT(project_id, role) DO UPDATE SET version_id = excluded.version_id, updated_at = excluded.updated_at`,
  )
  const hashes = db.prepare<[], string>(
    'SELECT content_hash FROM dataset_versions UNION SELECT file_hash FROM dataset_versions UNION SELECT rejected_hash FROM dataset_versions WHERE rejected_hash IS NOT NULL',
  )
  const remove = db.prepare('DELETE FROM datasets WHERE dataset_id = ?')

  const parsed = ({ columns_info, warnings, settings, ...row }: RawVersion): VersionRow => ({
    ...row,
    columns: JSON.parse(columns_info) as Column[],
    warnings: JSON.parse(warnings) as string[],
    settings: JSON.parse(settings) as KeptSettings,
  })

  return {
    list: (project_id: number, limit: number, offset: number) => ({
      total: count.get(project_id) ?? 0,
      rows: list.all(project_id, limit, offset),
    }),
    /** By id when it is all digits, else by name; a name of digits only is found when no id fits. */
    find: (project_id: number, ref: string) =>
      (/^\d{1,15}$/.test(ref) ? byId.get(project_id, Number(ref)) : undefined) ?? byName.get(project_id, ref),
    byName: (project_id: number, name: string) => byName.get(project_id, name),
    version: (dataset_id: number, number?: number) => {
      const raw = number === undefined ? latest.get(dataset_id) : numbered.get(dataset_id, number)
      return raw && parsed(raw)
    },
    versions: (dataset_id: number) => versions.all(dataset_id).map(parsed),
    /** Call it inside the transaction that completes the import. */
    add(given: NewVersion): { dataset_id: number; version_id: number; version_number: number } {
      const row = {
        ...given,
        uid: uuidv7(),
        file_format: given.settings.reading.format,
        settings: JSON.stringify(given.settings),
        columns: JSON.stringify(given.columns),
        warnings: JSON.stringify(given.warnings),
      }
      const dataset_id = given.dataset_id ?? Number(insertDataset.run(row).lastInsertRowid)
      if (given.dataset_id !== null) updateDataset.run(row)
      retire.run(given.at, dataset_id)
      const version_id = Number(insertVersion.run({ ...row, uid: uuidv7(), dataset_id }).lastInsertRowid)
      if (given.settings.table) bind.run(given.project_id, given.settings.table, version_id, given.at)
      return { dataset_id, version_id, version_number: latest.get(dataset_id)?.version_number ?? 1 }
    },
    /** Content hashes that any version refers to. */
    hashes: () => new Set(hashes.pluck().all()),
    remove: (dataset_id: number) => remove.run(dataset_id),
  }
}
