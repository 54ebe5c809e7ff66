import type { Handlers } from '#engine/base/contract'
import { EngineError } from '#engine/base/errors'
import type { Jobs } from '#engine/jobs/jobs'
import { identifier, literal, type Warehouse } from '#engine/warehouse/duckdb'
import type { Role } from '../contract.ts'
import type { FindVersion, FoundVersion } from '../find-version.ts'
import type { KeptFiles } from '../kept-files.ts'
import type { ProfilesStore } from '../store-profiles.ts'
import type { ColumnSql } from './column-queries.ts'
import { compareColumns } from './compare-columns.ts'
import type { ProfileColumn, profileProcedures } from './contract.ts'
import { countDuplicates } from './count-duplicates.ts'
import { DEFINITIONS, type KeptProfile } from './kept-profile.ts'
import { type ProfileTools, profileColumns, topValues } from './profile-version.ts'
import { relateColumns } from './relate-columns.ts'

/** Cells up to which a profile is made at once, without a job. */
const CELLS_AT_ONCE = 2_000_000
const MOST_CLASSES = 100

interface Deps {
  store: ProfilesStore
  find: FindVersion
  warehouse: Warehouse
  jobs: Jobs
  kept: KeptFiles
  now(): string
}

interface Facts {
  dataset_id: number
  version_number: number
}

/** Profiles of versions, computed once per content and kept. */
export function createProfiles({ store, find, warehouse, jobs, kept, now }: Deps): Handlers<typeof profileProcedures> {
  const running = new Map<string, number>()

  const relationOf = ({ version }: FoundVersion) =>
    `read_parquet(${literal(kept.pathOf('versions', version.content_hash))}, file_row_number = true)`
  const columnsOf = ({ version }: FoundVersion): ColumnSql[] =>
    version.columns.map((column) => ({ ...column, sql: identifier(column.name) }))

  async function make(found: FoundVersion, tools: Omit<ProfileTools, 'warehouse'>, compute: Jobs['compute']): Promise<KeptProfile> {
    const { version } = found
    const all = { ...tools, warehouse }
    const relation = relationOf(found)
    const columns = columnsOf(found)
    const profile = {
      columns: await profileColumns(relation, version.rows, columns, { ...all, progress: (share) => tools.progress?.(share * 0.7) }),
      duplicate_rows: await countDuplicates(relation, columns, all),
      correlation: await relateColumns(relation, version.rows, columns, all, compute),
    }
    store.keep(version.content_hash, profile, now())
    return profile
  }

  jobs.register<Facts>('datasets.profile', async ({ dataset_id, version_number }, job) => {
    const found = find(String(dataset_id), version_number, job)
    const { content_hash } = found.version
    try {
      if (!store.find(content_hash)) {
        const compute: Jobs['compute'] = (task, input) => job.compute(task, input, { from: 0.8, to: 1 })
        await make(found, { signal: job.signal, progress: (share) => job.progress(share, 'profile') }, compute)
      }
      return () => ({ dataset_id, version_number, content_hash })
    } finally {
      running.delete(content_hash)
    }
  })

  /** The profile, or the job that makes it. */
  async function profileOf(
    found: FoundVersion,
    call: Parameters<FindVersion>[2] & { user_id: number; signal?: AbortSignal },
    wait: boolean,
  ) {
    const { content_hash, rows, columns, version_number } = found.version
    const ready = store.find(content_hash)
    if (ready) return { profile: ready, task_id: null }
    if (rows * columns.length <= CELLS_AT_ONCE)
      return { profile: await make(found, { signal: call.signal }, (task, input) => jobs.compute(task, input)), task_id: null }
    const facts: Facts = { dataset_id: found.dataset.dataset_id, version_number }
    const task_id = running.get(content_hash) ?? jobs.submit('datasets.profile', facts, call)
    running.set(content_hash, task_id)
    if (!wait) return { profile: null, task_id }
    const { status, error } = await jobs.finished(task_id)
    const profile = store.find(content_hash)
    if (status !== 'completed' || !profile)
      throw new EngineError('CANCELLED', error?.message ?? 'The profile was not finished. Ask for it again.', { task_id })
    return { profile, task_id: null }
  }

  async function targetOf(found: FoundVersion) {
    const column = columnsOf(found).find(({ name }) => found.dataset.metadata.roles[name] === 'target')
    if (!column || column.distinct > MOST_CLASSES) return null
    const counts = (await topValues(relationOf(found), [column], { warehouse }, MOST_CLASSES)).get(column.name) ?? []
    const filled = found.version.rows - column.missing
    const classes = counts.map(({ value, count }) => ({ value, count, share: count / filled }))
    const ratio = classes.length < 2 ? null : classes[0].count / classes[classes.length - 1].count
    return { column: column.name, classes, missing: column.missing, ratio }
  }

  return {
    async profile({ dataset, version, wait }, call) {
      const found = find(dataset, version, call)
      const { profile, task_id } = await profileOf(found, call, wait)
      return {
        ...sideOf(found),
        ready: profile !== null,
        task_id,
        columns: withRoles(profile?.columns ?? [], found.dataset.metadata.roles),
        duplicate_rows: profile?.duplicate_rows ?? null,
        correlation: profile?.correlation ?? null,
        target: await targetOf(found),
        definitions: DEFINITIONS,
      }
    },
    async compareProfiles({ dataset, other, version, other_version }, call) {
      const a = find(dataset, version, call)
      const b = find(other, other_version, call)
      const [first, second] = [await profileOf(a, call, true), await profileOf(b, call, true)]
      const sides = [a, b].map((found, i) => {
        const { profile } = i === 0 ? first : second
        return {
          relation: relationOf(found),
          columns: withRoles(profile?.columns ?? [], found.dataset.metadata.roles),
          sql: columnsOf(found),
        }
      })
      return { a: sideOf(a), b: sideOf(b), columns: await compareColumns(sides[0], sides[1], { warehouse, signal: call.signal }) }
    },
  }
}

const sideOf = ({ dataset: { dataset_id, name }, version: { version_number, content_hash, rows } }: FoundVersion) => ({
  dataset_id,
  name,
  version_number,
  content_hash,
  rows,
})

const withRoles = (columns: KeptProfile['columns'], roles: Readonly<Record<string, Role>>): ProfileColumn[] =>
  columns.map((column) => ({ ...column, role: roles[column.name] ?? 'feature' }))
