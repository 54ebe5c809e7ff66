import type { ReadableVersion, VersionsPort } from '#engine/datasets/port'
import { identifier, literal, type Warehouse } from '#engine/warehouse/duckdb'
import { type Frame, ROW } from './frame.ts'
import type { FitTools } from './steps/step.ts'
import { type Ask, castTo } from './values.ts'

/** The rows of a version in their order, each type stored in one way. */
export function versionFrame({ path, columns }: ReadableVersion, first?: number): Frame {
  const select = columns.map(({ name, type }) => `${castTo(type, identifier(name))} AS ${identifier(name)}`)
  const rows = `SELECT file_row_number AS ${identifier(ROW)}, ${select.join(', ')} FROM read_parquet(${literal(path)}, file_row_number = true)`
  return {
    from: `(${rows}${first === undefined ? '' : ` LIMIT ${first}`})`,
    columns: columns.map(({ name, type }) => ({ name, type })),
    ordered: true,
  }
}

export const askOf =
  (warehouse: Warehouse, signal?: AbortSignal): Ask =>
  <T>(sql: string) =>
    warehouse.all<T>(sql, [], { signal })

/** What the fitting of steps needs on the datasets of a project. */
export const fitTools = (warehouse: Warehouse, versions: VersionsPort, project_id: number, signal?: AbortSignal): FitTools => ({
  ask: askOf(warehouse, signal),
  purpose: 'preparation',
  async other(dataset, number) {
    const version = versions.find(project_id, dataset, number)
    return { ...version, frame: versionFrame(version) }
  },
})
