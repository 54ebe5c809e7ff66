import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { silentLog } from '#engine/base/log'
import type { Contract } from '#engine/contract'
import { type Caller, type EngineOptions, openEngine } from '#engine/engine'

const source = (path: string) => new URL(path, import.meta.url)

export interface TestOptions extends Partial<EngineOptions> {
  /** Whom the calls come from; default: the local user on the command line. */
  caller?: Partial<Caller>
}

/**
 * A real engine on a workspace of its own (SQLite, DuckDB, worker threads run from source).
 *
 * @returns `api`: typed calls in process; `finished`: waits for a job and gives its task; `close`: also removes the workspace unless it was given.
 */
export async function openTestEngine({ caller, ...options }: TestOptions = {}) {
  const workspace = options.workspace ?? mkdtempSync(join(tmpdir(), 'tessera-test-'))
  const engine = await openEngine({
    workspace,
    resources: join(import.meta.dirname, '../../resources'),
    workerUrl: source('../jobs/worker.ts'),
    kernelWorkerUrl: source('../kernels/worker.ts'),
    version: 'test',
    log: silentLog,
    ...options,
  })
  const context: Caller = { door: 'command', create: true, ...caller }
  const api = createRouterClient(engine.router as never, { context: context as never }) as unknown as ContractRouterClient<Contract>
  return {
    engine,
    api,
    workspace,
    finished: async (task_id: number) => engine.jobs.finished(task_id),
    async close() {
      await engine.close()
      if (options.workspace === undefined) rmSync(workspace, { recursive: true, force: true })
    },
  }
}
