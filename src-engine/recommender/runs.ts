import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import type { Call } from '#engine/base/contract'
import { EngineError } from '#engine/base/errors'
import type { RunDetails, RunSummary } from './answers/contract.ts'
import { ARTIFACTS, MANIFEST, type Manifest } from './artifacts/files.ts'
import { damagedRun } from './artifacts/read-files.ts'
import { isComplete, listRuns, readCurrent, resolveRun } from './artifacts/root.ts'
import { toldNotices } from './notices.ts'
import type { RecommenderStore } from './store.ts'
import type { StoredRun } from './store-runs.ts'
import { inputsOf } from './training/read-source.ts'
import type { RunParams } from './training/run-details.ts'

const FRESH_MS = 3600 * 1000

/** The folder of the run that a call means: a name, an id, a folder on the command line, or by default the current one. */
export function findRun(
  store: RecommenderStore,
  root: string,
  asked: string | undefined,
  { project_id, door }: Pick<Call, 'project_id' | 'door'>,
): Promise<string> {
  if (asked === undefined || !/^\d+$/.test(asked)) return resolveRun(root, asked, { paths: door === 'command' })
  const found = store.findRun(project_id, Number(asked))
  if (found) return Promise.resolve(found.directory)
  const message = `No run of this project has the id ${asked}. List them: tessera recommender runs`
  throw new EngineError('RECOMMENDER_RUN_NOT_FOUND', message, { run: asked })
}

/** The runs in a folder, newest first, but for those of other projects. */
export async function summariseRuns(store: RecommenderStore, root: string, project_id: number) {
  const known = new Map(store.allRuns().map((run) => [run.directory, run]))
  const current = await readCurrent(root)
  const runs: RunSummary[] = []
  for (const name of await listRuns(root)) {
    const directory = join(root, name)
    const own = known.get(directory)
    if (own && own.project_id !== project_id) continue
    const params = await readParams(directory).catch(() => null)
    if (params) runs.push(await summaryOf(directory, params, own, current))
  }
  return { root, current, total: runs.length, runs }
}

/** All that a run says of itself. @throws {EngineError} `RECOMMENDER_RUN_DAMAGED` when its parameters cannot be read. */
export async function describeRun(store: RecommenderStore, directory: string): Promise<RunDetails> {
  const own = store.allRuns().find((run) => run.directory === directory)
  const params = await readParams(directory).catch((error) => {
    throw damagedRun(directory, 'params.json', 'it cannot be read', error)
  })
  const manifest = await readFile(join(directory, MANIFEST), 'utf8').then(
    (text) => JSON.parse(text) as Manifest,
    () => null,
  )
  const { users, holdout_sets, held_out_rows, excluded_sets, data_hash, sources, code_version, ease_items, cold_items, pairs_min_count } =
    params
  return {
    ...(await summaryOf(directory, params, own, await readCurrent(join(directory, '..')))),
    ...{ users, holdout_sets, held_out_rows, excluded_sets, data_hash, sources, code_version, cold_items, pairs_min_count },
    ease_items,
    params: trainParamsOf(params),
    seconds_per_epoch: params.seconds_per_epoch,
    curve: params.curve,
    artifacts: ARTIFACTS.map((name) => ({ name, bytes: manifest?.files[name]?.bytes ?? 0 })),
    task_id: own?.task_id ?? null,
    ...toldNotices(params.notices),
  }
}

/** Deletes a run with its row. @returns the bytes that its files held. */
export async function deleteRun(store: RecommenderStore, directory: string): Promise<number> {
  const bytes = await folderBytes(directory)
  store.removeRun(directory)
  await rm(directory, { recursive: true, force: true })
  return bytes
}

/**
 * Deletes the kept files that no training needs any more. A file younger than an hour may belong to a job that is about to begin.
 *
 * @returns the bytes that they held.
 */
export async function freeInputs(store: RecommenderStore, workspace: string, now: Date): Promise<number> {
  const folder = inputsOf(workspace)
  let bytes = 0
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name)
    const { size, mtimeMs } = await stat(path)
    if (now.getTime() - mtimeMs < FRESH_MS || store.needsInput(path)) continue
    await rm(path)
    bytes += size
  }
  return bytes
}

/** What a deleted project leaves in the workspace: call it before the delete, and what it returns after it. Runs placed elsewhere stay. */
export function runsOfProject(store: RecommenderStore, workspace: string, project_id: number): () => Promise<number> {
  const own = store.allRuns().filter((run) => run.project_id === project_id && run.directory.startsWith(workspace + sep))
  const directories = own.map((run) => run.directory)
  return async () => {
    let bytes = 0
    for (const directory of directories) bytes += await deleteRun(store, directory)
    return bytes
  }
}

export async function folderBytes(directory: string): Promise<number> {
  const names = await readdir(directory).catch(() => [])
  const sizes = await Promise.all(names.map((name) => stat(join(directory, name)).then(({ size }) => size)))
  return sizes.reduce((sum, size) => sum + size, 0)
}

const readParams = async (directory: string) => JSON.parse(await readFile(join(directory, 'params.json'), 'utf8')) as RunParams

async function summaryOf(directory: string, params: RunParams, own: StoredRun | undefined, current: string | null): Promise<RunSummary> {
  const run = basename(directory)
  const { items, professions, baskets, features, pairs, pairs_source, loss, no_components, epochs_run, best_epoch, mrr, hit } = params
  const { stopped, reproducible, seconds, created_at } = params
  return {
    ...{ run, run_id: own?.run_id ?? null, directory, current: run === current },
    complete: await isComplete(directory),
    bytes: await folderBytes(directory),
    ...{ items, professions, baskets, features, pairs, pairs_source, loss, no_components, epochs_run, best_epoch, mrr, hit },
    ...{ stopped, reproducible, seconds, created_at },
  }
}

function trainParamsOf(params: RunParams): RunDetails['params'] {
  const { weight, no_components, epochs, lr, loss, max_sampled, threads, patience, min_occ, include_all_items, cold_identity_token } =
    params
  const { symmetrize_pairs, max_items, max_basket, ease_items_asked, topk_per_prof, seed, holdout, deterministic } = params
  return {
    ...{ weight, no_components, epochs, lr, loss, max_sampled, threads, patience, min_occ, include_all_items, cold_identity_token },
    ...{ symmetrize_pairs, max_items, max_basket, ease_items: ease_items_asked, topk_per_prof, seed, holdout, deterministic },
  }
}
