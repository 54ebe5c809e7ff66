import { randomBytes } from 'node:crypto'
import { availableParallelism, totalmem } from 'node:os'
import { join } from 'node:path'
import { type AnyProcedure, call, implement, ORPCError } from '@orpc/server'
import { type Clock, systemClock } from '#engine/base/clock'
import { asEngineError, type Call, type Door, type Meta } from '#engine/base/contract'
import { statusOf } from '#engine/base/errors'
import { Events } from '#engine/base/events'
import { openFiles } from '#engine/base/files'
import { type Log, openLog } from '#engine/base/log'
import { contract } from '#engine/contract'
import { createFindBound } from '#engine/datasets/find-bound'
import { freeFiles } from '#engine/datasets/free-files'
import { openKeptFiles } from '#engine/datasets/kept-files'
import { createOpenTable } from '#engine/datasets/open-table'
import { createReadTable } from '#engine/datasets/read-table'
import { createDatasets } from '#engine/datasets/service'
import { createDatasetsStore } from '#engine/datasets/store'
import { createChartsStore } from '#engine/datasets/store-charts'
import { createProfilesStore } from '#engine/datasets/store-profiles'
import { createVersionsPort } from '#engine/datasets/versions'
import { checkDatabase, openDatabase, storeError } from '#engine/db/open'
import { createBoundPorts } from '#engine/dfu/check-facts'
import { createDfu } from '#engine/dfu/service'
import { createDfuStore } from '#engine/dfu/store'
import { ComputePool } from '#engine/jobs/compute-pool'
import { Jobs } from '#engine/jobs/jobs'
import { createJobsService } from '#engine/jobs/service'
import { createJobStore } from '#engine/jobs/store'
import { createLots } from '#engine/lots/service'
import { createLotsStore } from '#engine/lots/store'
import { createPreparation } from '#engine/preparation/service'
import { createRecipesStore } from '#engine/preparation/store'
import { createProjectsPort, DEFAULT_PROJECT } from '#engine/projects/port'
import { createProjects } from '#engine/projects/service'
import { createProjectsStore } from '#engine/projects/store'
import { createBoundTables } from '#engine/recommender/data/bound-tables'
import { runsOfProject } from '#engine/recommender/runs'
import { createRecommender } from '#engine/recommender/service'
import { createRecommenderStore } from '#engine/recommender/store'
import { createReports } from '#engine/reports/service'
import { readKeptSettings } from '#engine/system/kept-settings'
import { createSystem } from '#engine/system/service'
import { openWarehouse } from '#engine/warehouse/duckdb'

/** More goes to the disk: five million rows × 12 are prepared within 1.5 GB of the whole process. */
const LARGEST_WAREHOUSE_BYTES = 768 * 1024 ** 2

export interface EngineOptions {
  /** Folder that holds everything; made when missing. */
  workspace: string
  /** Folder of the packaged files: sample data, fonts. */
  resources: string
  workerUrl: URL
  kernelWorkerUrl: URL
  version: string
  /** Threads of one computation; results do not depend on it. Default: what the settings of the workspace say, else all processors. */
  threads?: number
  clock?: Clock
  /** Variables that the recommender reads; default: those of the process. */
  environment?: Readonly<Record<string, string | undefined>>
  /** Where the log goes; default: `logs/` of the workspace. */
  log?: Log
}

/** Who calls, through which door. */
export interface Caller {
  door: Door
  /** Id or name of the project. */
  project?: string
  /** Make the project when it is missing (command line). */
  create?: boolean
  user_id?: number
  /** How the door spells an input field. */
  spell?: (field: string) => string
}

type Router = Record<string, Record<string, AnyProcedure>>
type Service = Record<string, (input: unknown, call: Call) => unknown>

/**
 * Opens a workspace and everything that works on it. The only place where parts are joined.
 *
 * @throws {EngineError} `WORKSPACE_UNUSABLE`, `WORKSPACE_TOO_NEW`, `DISK_FULL`.
 */
export async function openEngine(options: EngineOptions) {
  const { workspace, resources, workerUrl, kernelWorkerUrl, version, clock = systemClock } = options
  const db = openDatabase(workspace)
  const kept = readKeptSettings(workspace)
  const threads = options.threads ?? (kept.threads || availableParallelism())
  const memoryMb = kept.memory_mb || Math.round(Math.min(totalmem() / 4, LARGEST_WAREHOUSE_BYTES) / 1024 ** 2)
  const files = openFiles(workspace)
  const logs = options.log ? { log: options.log, close: async () => {} } : openLog(join(workspace, 'logs'))
  const { log } = logs
  const events = new Events()
  const slots = Math.max(2, availableParallelism())
  const pool = new ComputePool({ size: slots, threads, workerUrl, kernelWorkerUrl })
  const jobStore = createJobStore(db)
  const jobs = new Jobs({ store: jobStore, pool, events, clock, log, slots })
  const projectsStore = createProjectsStore(db)
  const projects = createProjectsPort({ store: projectsStore, clock })

  const warehouse = openWarehouse({ memoryMb, threads, temp: join(workspace, 'tmp') })
  const datasetsStore = createDatasetsStore(db)
  const versions = createVersionsPort({ store: datasetsStore, warehouse, events, clock, workspace })
  const lotsStore = createLotsStore(db, () => clock.now().toISOString())
  const dfuStore = createDfuStore(db, () => clock.now().toISOString())
  const recommenderStore = createRecommenderStore(db)
  const findBound = createFindBound({ store: datasetsStore, workspace })
  const reports = createReports({ jobs, files, fonts: join(resources, 'fonts') })
  const services = {
    jobs: createJobsService({ jobs, store: jobStore }),
    projects: createProjects({
      store: projectsStore,
      port: projects,
      events,
      clock,
      filesOf(project_id) {
        const held = datasetsStore.ofProject(project_id)
        const freeRuns = runsOfProject(recommenderStore, workspace, project_id)
        return async () => (await freeFiles(datasetsStore, openKeptFiles(workspace), held)) + (await freeRuns())
      },
    }),
    datasets: createDatasets({
      store: datasetsStore,
      profiles: createProfilesStore(db),
      charts: createChartsStore(db),
      warehouse,
      files,
      jobs,
      events,
      clock,
      log,
      workspace,
      tables: { ...lotsStore.tables, dim_item: dfuStore.tables.dim_item, dim_dfu: dfuStore.tables.dim_dfu },
      bound: { ...createBoundPorts({ store: dfuStore, warehouse }), ...createBoundTables({ warehouse }) },
      reports: reports.port,
    }),
    preparation: createPreparation({ store: createRecipesStore(db), versions, warehouse, files, jobs, events, clock }),
    lots: createLots({
      store: lotsStore,
      jobs,
      files,
      events,
      clock,
      version,
      readTable: createReadTable({ warehouse, files, jobs }),
      reports: reports.port,
    }),
    dfu: createDfu({
      store: dfuStore,
      jobs,
      files,
      events,
      clock,
      version,
      warehouse,
      findBound,
      workspace,
      reports: reports.port,
    }),
    recommender: createRecommender({
      store: recommenderStore,
      jobs,
      files,
      events,
      clock,
      version,
      warehouse,
      findBound,
      openTable: createOpenTable({ store: datasetsStore, warehouse, files, jobs, workspace }),
      workspace,
      threads,
      environment: options.environment ?? process.env,
      reports: reports.port,
    }),
    reports: reports.handlers,
    system: createSystem({
      ask: (room, name, input, { project_id, user_id }) =>
        call(router[room][name], input as never, { context: { door: 'command', project: String(project_id), user_id } as Caller }),
      jobs,
      events,
      workspace,
      resources,
      threads,
      memoryMb,
      version,
      checkStore: () => checkDatabase(db),
      checkWarehouse: () => warehouse.check(),
    }),
  }
  const router: Router = buildRouter(services as unknown as Record<string, Service>, { projects, log, workspace })
  jobs.start()

  return {
    contract,
    router,
    events,
    files,
    jobs,
    workspace,
    version,
    log,
    /** Calls a procedure as a door does; rejects with an ORPCError that carries the code, message and details. */
    call: (room: string, name: string, input: unknown, caller: Caller, signal?: AbortSignal) =>
      call(router[room][name], input as never, { context: caller, signal }) as Promise<unknown>,
    async close() {
      await jobs.close()
      await warehouse.close()
      db.close()
      await logs.close()
    },
  }
}
export type Engine = Awaited<ReturnType<typeof openEngine>>

interface Guards {
  projects: ReturnType<typeof createProjectsPort>
  log: Log
  workspace: string
}

/** Every procedure behind one guard: the project is found, the role is checked, every error gets its one shape. */
function buildRouter(services: Record<string, Service>, { projects, log, workspace }: Guards): Router {
  const os = implement(contract)
    .$context<Caller>()
    .use(async ({ context, next, procedure, path }) => {
      try {
        const user_id = context.user_id ?? projects.localUser
        const project = projects.open(context.project ?? DEFAULT_PROJECT, user_id, { create: context.create })
        projects.check(project, (procedure['~orpc'].meta as Meta).role)
        const called: Omit<Call, 'signal'> = {
          user_id,
          project_id: project.project_id,
          project_name: project.name,
          role: project.role,
          door: context.door,
        }
        return await next({ context: { called } })
      } catch (error) {
        throw asAnswer(storeError(error, workspace), context, { log, path })
      }
    })
  type Implementer = {
    handler(run: (options: { input: unknown; context: { called: Omit<Call, 'signal'> }; signal?: AbortSignal }) => unknown): AnyProcedure
  }
  const implementers = os as unknown as Record<string, Record<string, Implementer>>
  const rooms = Object.entries(contract).map(([room, procedures]) => {
    const handlers = Object.keys(procedures).map((name) => [
      name,
      implementers[room][name].handler(({ input, context, signal }) => services[room][name](input, { ...context.called, signal })),
    ])
    return [room, Object.fromEntries(handlers)]
  })
  return Object.fromEntries(rooms) as Router
}

/** What a door may say of a failure; the stack stays in the log. */
function asAnswer(error: unknown, caller: Caller, { log, path }: { log: Log; path: readonly string[] }): Error {
  if (error instanceof ORPCError && error.defined) return error
  const known = asEngineError(error, caller.spell)
  if (known) return new ORPCError(known.code, { status: statusOf(known.code), message: known.message, data: known.details, cause: known })
  const reference = randomBytes(4).toString('hex')
  log.error({ err: error, path, reference }, 'unexpected failure')
  return new ORPCError('INTERNAL', {
    status: 500,
    message: `An unexpected failure; the log holds it under ${reference}.`,
    data: { reference },
    cause: error,
  })
}
