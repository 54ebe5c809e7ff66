import type { Call } from '#engine/base/contract'
import { EngineError } from '#engine/base/errors'
import type { DatasetRow, DatasetsStore, VersionRow } from './store.ts'

export interface FoundVersion {
  dataset: DatasetRow
  version: VersionRow
}

export type FindVersion = (ref: string, number: number | undefined, call: Pick<Call, 'project_id'>) => FoundVersion

/** @throws {EngineError} `DATASET_NOT_FOUND`, from what it gives. */
export const createFindVersion =
  (store: DatasetsStore): FindVersion =>
  (ref, number, { project_id }) => {
    const dataset = store.find(project_id, ref)
    const version = dataset && store.version(dataset.dataset_id, number)
    if (dataset && version) return { dataset, version }
    const what = dataset ? `The dataset ${dataset.name} has no version ${number}.` : `No dataset of the project has the id or name ${ref}.`
    throw new EngineError('DATASET_NOT_FOUND', `${what} List the datasets to see them.`, { dataset: ref, version: number ?? null })
  }
