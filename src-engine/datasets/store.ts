import { uuidv7 } from '#engine/base/ids'
import type { Db } from '#engine/db/open'
import type { Column, Reading, Role } from './contract.ts'
import type { Notice } from './domain/notices.ts'
import type { WrittenAs } from './domain/written-as.ts'
import type { Given, LastTime } from './open-known.ts'
import type { TableName } from './port.ts'

/** How a version was read, kept so that it can be read so again. */
export interface KeptSettings {
  reading: Reading
  map: Record<string, string>
  types?: Record<string, string>
  table: TableName | null
  /** What was given with the call; absent in versions that were not imported. */
  given?: Given
  /** How the cells of each column were written, for writing them so again. */
  written?: Record<string, WrittenAs>
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
  notices: Notice[]
  settings: KeptSettings
  bytes: number
  origin: 'import' | 'preparation' | 'restore'
  parent_version_id: number | null
  created_at: string
}

export interface DatasetRow {
  dataset_id: number
  name: string
  filename: string
  file_format: Reading['format']
  file_size: number
  metadata: Metadata
  created_at: string
  updated_at: string
}

/** What people say of a dataset; it belongs to all of its versions. */
export interface Metadata {
  tags: string[]
  notes: string
  /** Column → what it is for. */
  roles: Record<string, Role>
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
  notices: readonly Notice[]
  settings: KeptSettings
  /** Hash of the format and the names of the columns: files that look alike have the same. */
  shape_hash: string
  /** What the file itself says of its columns; only a new dataset takes them. */
  roles: Record<string, Role>
  bytes: number
  at: string
}

/** A version made from another one of the dataset; what is not said here is the other's. */
export interface DerivedVersion {
  parent: VersionRow
  origin: 'preparation' | 'restore'
  description: string
  content_hash: string
  rejected_hash: string | null
  rows: number
  rejected_rows: number
  columns: readonly Column[]
  notices: readonly Notice[]
  steps: readonly unknown[]
  bytes: number
  user_id: number
  task_id: number | null
  at: string
}

type RawVersion = Omit<VersionRow, 'columns' | 'notices' | 'settings'> & { columns_info: string; notices: string; settings: string }
type RawDataset = Omit<DatasetRow, 'metadata'> & { metadata: string }
export type DatasetsStore = ReturnType<typeof createDatasetsStore>

export function createDatasetsStore(db: Db) {
  const dataset =
    'd.id AS dataset_id, d.name, d.filename, d.file_format, d.file_size, d.metadata, d.upload_date AS created_at, d.updated_at'
  const version = `v.id AS version_id, v.dataset_id, v.version_number, v.description, v.content_hash, v.file_hash, v.rejected_hash, v.rows_count AS rows,
    v.rejected_rows, v.columns_info, v.notices, v.settings, v.bytes, v.origin, v.parent_version_id, v.created_at`
  const of = 'FROM datasets d WHERE d.project_id = ? AND d.deleted_at IS NULL'
  const list = db.prepare<[number, number, number], RawDataset>(
    `SELECT ${dataset} ${of} ORDER BY d.updated_at DESC, d.id DESC LIMIT ? OFFSET ?`,
  )
  const count = db.prepare<[number], number>(`SELECT count(*) ${of}`).pluck()
  const byId = db.prepare<[number, number], RawDataset>(`SELECT ${dataset} ${of} AND d.id = ?`)
  const byName = db.prepare<[number, string], RawDataset>(`SELECT ${dataset} ${of} AND d.name = ?`)
  const latest = db.prepare<[number], RawVersion>(
    `SELECT ${version} FROM dataset_versions v WHERE v.dataset_id = ? ORDER BY v.version_number DESC LIMIT 1`,
  )
  const numbered = db.prepare<[number, number], RawVersion>(
    `SELECT ${version} FROM dataset_versions v WHERE v.dataset_id = ? AND v.version_number = ?`,
  )
  const versions = db.prepare<[number], RawVersion>(
    `SELECT ${version} FROM dataset_versions v WHERE v.dataset_id = ? ORDER BY v.version_number DESC`,
  )
  const ofShape = db.prepare<[number, string], { name: string; version_number: number; settings: string; created_at: string }>(
    `SELECT d.name, v.version_number, v.settings, v.created_at FROM dataset_versions v JOIN datasets d ON d.id = v.dataset_id
     WHERE d.project_id = ? AND v.shape_hash = ? ORDER BY v.id DESC LIMIT 1`,
  )
  const insertDataset = db.prepare(
    `INSERT INTO datasets(uid, project_id, name, filename, file_path, file_format, file_size, upload_date, metadata, created_by, updated_at)
     VALUES (@uid, @project_id, @name, @filename, 'files/' || @file_hash, @file_format, @file_size, @at, @metadata, @user_id, @at)`,
  )
  const updateDataset = db.prepare(
    `UPDATE datasets SET filename = @filename, file_path = 'files/' || @file_hash, file_format = @file_format, file_size = @file_size
     WHERE id = @dataset_id`,
  )
  /** Facts of the latest version, under the names of the requirement. */
  const follow = db.prepare(
    `UPDATE datasets SET (rows_count, columns_count, columns_info, memory_usage, preprocessing_history, current_state, processed_at) =
       (SELECT v.rows_count, json_array_length(v.columns_info), v.columns_info, v.bytes, v.preprocessing_steps,
          json_object('version_id', v.id, 'version_number', v.version_number, 'content_hash', v.content_hash), v.created_at
        FROM dataset_versions v WHERE v.dataset_id = @dataset_id ORDER BY v.version_number DESC LIMIT 1),
       updated_at = @at, row_version = row_version + 1 WHERE id = @dataset_id`,
  )
  const retire = db.prepare(
    'UPDATE dataset_versions SET is_active = 0, updated_at = ?, row_version = row_version + 1 WHERE dataset_id = ? AND is_active = 1',
  )
  const insertVersion = db.prepare(
    `INSERT INTO dataset_versions(uid, dataset_id, version_number, content_hash, file_hash, rejected_hash, rows_count, rejected_rows,
       columns_info, notices, settings, shape_hash, bytes, task_id, created_by, created_at, updated_at)
     VALUES (@uid, @dataset_id, (SELECT coalesce(max(version_number), 0) + 1 FROM dataset_versions WHERE dataset_id = @dataset_id),
       @content_hash, @file_hash, @rejected_hash, @rows, @rejected_rows, @columns, @notices, @settings, @shape_hash, @bytes, @task_id, @user_id, @at, @at)`,
  )
  const insertDerived = db.prepare(
    `INSERT INTO dataset_versions(uid, dataset_id, version_number, description, content_hash, file_hash, rejected_hash, rows_count,
       rejected_rows, columns_info, notices, preprocessing_steps, settings, bytes, origin, parent_version_id, task_id, created_by, created_at, updated_at)
     VALUES (@uid, @dataset_id, (SELECT coalesce(max(version_number), 0) + 1 FROM dataset_versions WHERE dataset_id = @dataset_id),
       @description, @content_hash, @file_hash, @rejected_hash, @rows, @rejected_rows, @columns, @notices, @steps, @settings, @bytes,
       @origin, @parent_version_id, @task_id, @user_id, @at, @at)`,
  )
  const named = `SELECT ${version}, d.name FROM dataset_versions v JOIN datasets d ON d.id = v.dataset_id`
  const byVersion = db.prepare<[number, number], RawVersion & { name: string }>(`${named} WHERE d.project_id = ? AND v.id = ?`)
  const bound = db.prepare<[number, string], RawVersion & { name: string }>(
    `${named} JOIN domain_tables t ON t.version_id = v.id WHERE t.project_id = ? AND t.role = ?`,
  )
  const feeds = db.prepare<[number], { table: TableName; version_number: number }>(
    `SELECT t.role AS "table", v.version_number FROM domain_tables t JOIN dataset_versions v ON v.id = t.version_id
     WHERE v.dataset_id = ? ORDER BY t.role`,
  )
  const steps = db.prepare<[number], string>('SELECT preprocessing_steps FROM dataset_versions WHERE id = ?').pluck()
  const bind = db.prepare(
    `INSERT INTO domain_tables(project_id, role, version_id, updated_at) VALUES (?, ?, ?, ?)
     ON CONFLICT(project_id, role) DO UPDATE SET version_id = excluded.version_id, updated_at = excluded.updated_at`,
  )
  const intoTable = db.prepare(
    `UPDATE dataset_versions SET settings = json_set(settings, '$.table', ?), updated_at = ?, row_version = row_version + 1 WHERE id = ?`,
  )
  const lastImport = db.prepare<[number], RawVersion>(
    `SELECT ${version} FROM dataset_versions v WHERE v.dataset_id = ? AND v.origin = 'import' ORDER BY v.version_number DESC LIMIT 1`,
  )
  const hashes = db.prepare<[], string>(
    'SELECT content_hash FROM dataset_versions UNION SELECT file_hash FROM dataset_versions UNION SELECT rejected_hash FROM dataset_versions WHERE rejected_hash IS NOT NULL',
  )
  const remove = db.prepare('DELETE FROM datasets WHERE id = ?')
  const removeVersion = db.prepare('DELETE FROM dataset_versions WHERE id = ?')
  const activate = db.prepare(
    `UPDATE dataset_versions SET is_active = 1, updated_at = @at, row_version = row_version + 1 WHERE is_active = 0
     AND id = (SELECT id FROM dataset_versions WHERE dataset_id = @dataset_id ORDER BY version_number DESC LIMIT 1)`,
  )
  const describe = db.prepare(
    'UPDATE datasets SET name = @name, metadata = @metadata, updated_at = @at, row_version = row_version + 1 WHERE id = @dataset_id',
  )
  const ofProject = db.prepare<[number], Pick<VersionRow, 'content_hash' | 'rejected_hash' | 'file_hash'>>(
    `SELECT v.content_hash, v.rejected_hash, v.file_hash FROM dataset_versions v JOIN datasets d ON d.id = v.dataset_id WHERE d.project_id = ?`,
  )

  const parsed = ({ columns_info, notices, settings, ...row }: RawVersion): VersionRow => ({
    ...row,
    columns: JSON.parse(columns_info) as Column[],
    notices: JSON.parse(notices) as Notice[],
    settings: JSON.parse(settings) as KeptSettings,
  })
  const known = (raw: RawDataset | undefined): DatasetRow | undefined => raw && { ...raw, metadata: JSON.parse(raw.metadata) as Metadata }

  return {
    list: (project_id: number, limit: number, offset: number) => ({
      total: count.get(project_id) ?? 0,
      rows: list.all(project_id, limit, offset).map((raw) => known(raw) as DatasetRow),
    }),
    /** By id when it is all digits, else by name; a name of digits only is found when no id fits. */
    find: (project_id: number, ref: string) =>
      known((/^\d{1,15}$/.test(ref) ? byId.get(project_id, Number(ref)) : undefined) ?? byName.get(project_id, ref)),
    byName: (project_id: number, name: string) => known(byName.get(project_id, name)),
    version: (dataset_id: number, number?: number) => {
      const raw = number === undefined ? latest.get(dataset_id) : numbered.get(dataset_id, number)
      return raw && parsed(raw)
    },
    /** The latest version that was read from a file; preparation may have changed the columns since. */
    lastImport: (dataset_id: number) => {
      const raw = lastImport.get(dataset_id)
      return raw && parsed(raw)
    },
    versions: (dataset_id: number) => versions.all(dataset_id).map(parsed),
    /** The last import of a file of this shape into the project. */
    lastOfShape(project_id: number, shape_hash: string): LastTime | null {
      const found = ofShape.get(project_id, shape_hash)
      const given = found && (JSON.parse(found.settings) as KeptSettings).given
      return found && given ? { dataset: found.name, version: found.version_number, imported_at: found.created_at, given } : null
    },
    /** The version that is bound to a table, or the one with an id, with the name of its dataset. */
    bound: (project_id: number, role: string, version_id?: number): (VersionRow & { name: string }) | undefined => {
      const raw = version_id === undefined ? bound.get(project_id, role) : byVersion.get(project_id, version_id)
      return raw && { ...parsed(raw), name: raw.name }
    },
    /** Tables of the project that are read from a version of the dataset. */
    feeds: (dataset_id: number) => feeds.all(dataset_id),
    /** Call it inside the transaction that completes the import. */
    add(given: NewVersion): { dataset_id: number; version_id: number; version_number: number } {
      const row = {
        ...given,
        uid: uuidv7(),
        file_format: given.settings.reading.format,
        settings: JSON.stringify(given.settings),
        columns: JSON.stringify(given.columns),
        notices: JSON.stringify(given.notices),
        metadata: JSON.stringify({ tags: [], notes: '', roles: given.roles } satisfies Metadata),
      }
      const dataset_id = given.dataset_id ?? Number(insertDataset.run(row).lastInsertRowid)
      if (given.dataset_id !== null) updateDataset.run(row)
      retire.run(given.at, dataset_id)
      const version_id = Number(insertVersion.run({ ...row, uid: uuidv7(), dataset_id }).lastInsertRowid)
      follow.run({ dataset_id, at: given.at })
      if (given.settings.table) bind.run(given.project_id, given.settings.table, version_id, given.at)
      return { dataset_id, version_id, version_number: latest.get(dataset_id)?.version_number ?? 1 }
    },
    /** A version becomes the one whose rows are in a table. Call it inside a transaction. */
    fill({ project_id, version_id, table, at }: { project_id: number; version_id: number; table: TableName; at: string }) {
      intoTable.run(table, at, version_id)
      bind.run(project_id, table, version_id, at)
    },
    /** Call it inside a transaction; the new version becomes the latest. */
    derive({ parent, columns, notices, steps, ...given }: DerivedVersion): { version_id: number; version_number: number } {
      const { dataset_id, version_id, file_hash, settings } = parent
      retire.run(given.at, dataset_id)
      const json = { columns: JSON.stringify(columns), notices: JSON.stringify(notices), steps: JSON.stringify(steps) }
      const { lastInsertRowid } = insertDerived.run({
        ...given,
        ...json,
        uid: uuidv7(),
        dataset_id,
        file_hash,
        settings: JSON.stringify(settings),
        parent_version_id: version_id,
      })
      follow.run({ dataset_id, at: given.at })
      return { version_id: Number(lastInsertRowid), version_number: latest.get(dataset_id)?.version_number ?? 1 }
    },
    /** Steps that made a version, with what they learned and did. */
    steps: (version_id: number) => JSON.parse(steps.get(version_id) ?? '[]') as unknown[],
    atomically: <T>(write: () => T): T => db.transaction(write).immediate(),
    /** Content hashes that any version refers to. */
    hashes: () => new Set(hashes.pluck().all()),
    /** Renames a dataset and keeps what people say of it. */
    update: (dataset_id: number, { name, metadata, at }: { name: string; metadata: Metadata; at: string }) =>
      describe.run({ dataset_id, name, metadata: JSON.stringify(metadata), at }),
    /** The latest of the versions that are left becomes the one that is shown. */
    removeVersion: db.transaction(({ version_id, dataset_id }: Pick<VersionRow, 'version_id' | 'dataset_id'>, at: string) => {
      removeVersion.run(version_id)
      activate.run({ dataset_id, at })
      follow.run({ dataset_id, at })
    }),
    remove: (dataset_id: number) => remove.run(dataset_id),
    /** All versions of a project, for freeing their files. */
    ofProject: (project_id: number) => ofProject.all(project_id),
  }
}
