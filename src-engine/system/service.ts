import { availableParallelism, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Handlers } from '#engine/base/contract'
import type { Events } from '#engine/base/events'
import type { Jobs } from '#engine/jobs/jobs'
import type { system as contract } from './contract.ts'
import { type Ask, registerDemo } from './demo.ts'
import { checkMachine, folderBytes } from './doctor.ts'
import { probeKernels } from './job.ts'
import { keepSettings, readKeptSettings } from './kept-settings.ts'
import { readLog } from './read-log.ts'

interface Deps {
  ask: Ask
  jobs: Jobs
  events: Events
  workspace: string
  resources: string
  threads: number
  memoryMb: number
  version: string
  checkStore(): string
  checkWarehouse(): Promise<string>
}

export function createSystem({
  ask,
  jobs,
  events,
  workspace,
  resources,
  threads,
  memoryMb,
  version,
  checkStore,
  checkWarehouse,
}: Deps): Handlers<typeof contract> {
  registerDemo({ jobs, ask, resources, workspace })
  const settings = () => ({
    ...readKeptSettings(workspace),
    in_use: { threads, memory_mb: memoryMb },
    processors: availableParallelism(),
    total_memory_mb: Math.round(totalmem() / 1024 ** 2),
  })
  return {
    async about(_input, { project_id, project_name: name, role }) {
      return {
        version,
        workspace,
        workspace_bytes: await folderBytes(workspace),
        project: { project_id, name, role },
        threads,
        node: process.versions.node,
        platform: `${process.platform} ${process.arch}, ${availableParallelism()} processors`,
      }
    },
    async doctor() {
      const checks = await checkMachine(workspace, () => jobs.compute(probeKernels, {}))
      checks.push(await check('store', async () => checkStore(), 'Restore a backup of the workspace.'))
      checks.push(await check('warehouse', checkWarehouse, 'Install the product again: its DuckDB does not start.'))
      return { ok: checks.every(({ ok }) => ok), checks }
    },
    settings,
    async configure(change) {
      await keepSettings(workspace, { ...readKeptSettings(workspace), ...change })
      events.changed('system', null)
      return settings()
    },
    log: async ({ limit }) => ({ path: join(workspace, 'logs', 'tessera.log'), lines: await readLog(workspace, limit) }),
    demo: ({ lang }, call) => ({ task_id: jobs.submit('system.demo', { lang }, call) }),
    async events({ for_seconds }, { signal }) {
      const stop = for_seconds === undefined ? [] : [AbortSignal.timeout(for_seconds * 1000)]
      return events.stream(AbortSignal.any([...(signal ? [signal] : []), ...stop]))
    },
  }
}

async function check(name: string, ask: () => Promise<string>, hint: string) {
  return ask().then(
    (found) => ({ name, ok: true, found, hint }),
    (error) => ({ name, ok: false, found: (error as Error).message, hint }),
  )
}
