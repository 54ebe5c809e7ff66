import { dirname, join, resolve } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Clock } from '#engine/base/clock'
import type { Jobs } from '#engine/jobs/jobs'
import { RUN_NAME } from '../artifacts/files.ts'
import { modelOf } from '../artifacts/load-run.ts'
import { CURRENT, resolveRun } from '../artifacts/root.ts'
import { readRun } from '../job.ts'
import { LiveRuns } from './live-runs.ts'

interface Deps {
  jobs: Jobs
  clock: Clock
  workspace: string
  environment: Readonly<Record<string, string | undefined>>
}

/** Runs of this workspace, or of ARTIFACT_DIR where that is set; they are read in a worker. */
export const openLiveRuns = (deps: Deps): LiveRuns =>
  new LiveRuns({
    read: async (directory) => modelOf(await deps.jobs.compute(readRun, { directory }), async () => void (await nextTurn())),
    defaultRun: () => resolveRun(servingRoot(deps), deps.environment.ARTIFACT_DIR || undefined, { paths: true }),
    now: () => deps.clock.now(),
  })

/** The folder in which names of runs are looked up. */
export function servingRoot({ workspace, environment }: Pick<Deps, 'workspace' | 'environment'>): string {
  const given = environment.ARTIFACT_DIR
  if (!given) return join(workspace, 'artifacts')
  const folder = resolve(given)
  const last = folder.split(/[\\/]/).at(-1) as string
  return RUN_NAME.test(last) || last === CURRENT ? dirname(folder) : folder
}
