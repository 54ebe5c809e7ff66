import { createHash } from 'node:crypto'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '#engine/base/clock'
import type { Events } from '#engine/base/events'
import type { FindBound, OpenTable } from '#engine/datasets/port'
import type { JobRun } from '#engine/jobs/jobs'
import type { Warehouse } from '#engine/warehouse/duckdb'
import type { Epoch, TrainResult } from '../answers/contract.ts'
import { pointTo } from '../artifacts/root.ts'
import { readCouples, readDetails } from '../data/read-details.ts'
import { readSales } from '../data/read-sales.ts'
import type { Details, Sales } from '../data/tables.ts'
import { trainRun } from '../job.ts'
import { type Notice, toldNotices } from '../notices.ts'
import type { RecommenderStore } from '../store.ts'
import { protocolKeys, withSource } from './read-source.ts'
import type { RunOrigin, RunParams } from './run-details.ts'
import type { Source, TrainFacts } from './train-facts.ts'

export interface TrainDeps {
  store: RecommenderStore
  warehouse: Warehouse
  findBound: FindBound
  openTable: OpenTable
  events: Events
  clock: Clock
  version: string
  /** Told of a run whose folder is in place. */
  trained(run: { directory: string; project_id: number; isCurrent: boolean }): Promise<void>
}

/**
 * Trains a run and puts its folder in place: written beside it first, renamed when whole. A cancel ends the training after the epoch
 * that runs and keeps the best one.
 */
export async function trainStory(deps: TrainDeps, facts: TrainFacts, job: JobRun) {
  const { store, clock, events } = deps
  const { project_id, task_id } = job
  for (const left of store.discardRun(task_id)) await rm(left, { recursive: true, force: true })
  const now = clock.now()
  await mkdir(facts.root, { recursive: true })
  const names = new Set(await readdir(facts.root))
  const run = freeName(facts, now, (name) => names.has(name) || store.isTaken(join(facts.root, name)))
  const directory = join(facts.root, run)
  const temporary = join(facts.root, `.part_${task_id}_${run}`)
  const run_id = store.insertRun({ project_id, task_id, run, directory, temporary, facts, created_at: now.toISOString() })
  const tables = await readTables(deps, facts, job)
  await mkdir(temporary, { recursive: true })
  const stop = new Int32Array(new SharedArrayBuffer(4))
  const onTold = (epoch: Epoch) => {
    store.addEpoch(task_id, epoch)
    job.log(wordEpoch(epoch))
    events.changed('recommender', project_id)
  }
  const { excluded, ...numbers } = tables.numbers
  const origin: RunOrigin = {
    ...{ run, task_id, created_at: now.toISOString(), code_version: deps.version, notices: tables.notices },
    data_hash: hashOf([facts.ventes, facts.details, facts.couples]),
    sources: { ventes: facts.ventes, details: facts.details, couples: facts.couples },
    protocolSets: excluded.length,
    pairsSource: facts.couples ? 'couples' : 'baskets',
  }
  const input = { ...numbers, excluded, params: facts.params, stop, folder: temporary, origin }
  const trained = await job.compute(trainRun, input, {
    transfer: [numbers.sales.indptr.buffer, numbers.sales.indices.buffer, numbers.sales.profession.buffer] as ArrayBuffer[],
    from: 0.1,
    to: 1,
    onTold,
    onCancel: () => Atomics.store(stop, 0, 1),
  })
  await rename(temporary, directory)
  if (facts.make_current) await pointTo(facts.root, run)
  await deps.trained({ directory, project_id, isCurrent: facts.make_current })
  return () => {
    store.completeRun(run_id, clock.now().toISOString())
    events.changed('recommender', project_id)
    return {
      ...resultOf(trained.params, { run_id, directory, current: facts.make_current, artifacts: trained.artifacts.map(({ name }) => name) }),
    }
  }
}

interface Tables {
  numbers: { sales: Sales; details: Details; couples: Awaited<ReturnType<typeof readCouples>> | null; excluded: string[] }
  notices: Notice[]
}

async function readTables(deps: TrainDeps, { ventes, details, couples, map, protocol }: TrainFacts, job: JobRun): Promise<Tables> {
  const { warehouse } = deps
  const { project_id, signal } = job
  const about = (table: 'ventes' | 'details' | 'couples') => ({ project_id, table, signal })
  const said: Notice[] = []
  const noted = (warnings: string[]) => said.push(...warnings.map((text): Notice => ({ code: 'said', text })))
  job.progress(0, 'ventes')
  const sales = await withSource(deps, ventes, { ...about('ventes'), map: map ?? undefined }, (relation, warnings) => {
    noted(warnings)
    return readSales(warehouse, relation, job)
  })
  job.progress(0.05, 'details')
  const known = details && (await withSource(deps, details, about('details'), (relation) => readDetails(warehouse, relation, job)))
  const pairs = couples && (await withSource(deps, couples, about('couples'), (relation) => readCouples(warehouse, relation, job)))
  const excluded = protocol ? await protocolKeys(protocol) : []
  return {
    numbers: { sales, details: known ?? new Map(), couples: pairs, excluded },
    notices: said,
  }
}

/** `run_YYYYMMDD_HHMMSS[_tag]` in local time, the next second when it is taken. */
function freeName({ run_tag }: TrainFacts, now: Date, isTaken: (name: string) => boolean): string {
  for (let ms = now.getTime(); ; ms += 1000) {
    const at = new Date(ms)
    const two = (value: number) => String(value).padStart(2, '0')
    const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`
    const name = `run_${day}_${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}${run_tag === null ? '' : `_${run_tag}`}`
    if (!isTaken(name)) return name
  }
}

const hashOf = (sources: readonly (Source | null)[]): string =>
  createHash('sha256')
    .update(sources.map((source) => source?.sha256 ?? '-').join('|'))
    .digest('hex')

function wordEpoch({ epoch, loss, mrr, hit, seconds }: Epoch): string {
  const figure = (name: string, value: number | null) => (value === null ? '' : `, ${name} ${value.toFixed(4)}`)
  return `epoch ${epoch}${figure('loss', loss)}${figure('MRR@10', mrr)}${figure('Hit@10', hit)}, ${seconds.toFixed(2)} s`
}

function resultOf(params: RunParams, written: Pick<TrainResult, 'run_id' | 'directory' | 'current' | 'artifacts'>): TrainResult {
  const { run, items, users, features, baskets, epochs_run, best_epoch, mrr, hit, stopped, reproducible, seconds, seconds_per_epoch } =
    params
  return {
    ...{
      run,
      ...written,
      items,
      users,
      features,
      baskets,
      epochs_run,
      best_epoch,
      mrr,
      hit,
      stopped,
      reproducible,
      seconds,
      seconds_per_epoch,
    },
    ...toldNotices(params.notices),
  }
}
