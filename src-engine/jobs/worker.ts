import { parentPort, workerData } from 'node:worker_threads'
import { EngineError } from '#engine/base/errors'
import * as datasets from '#engine/datasets/job'
import * as dfu from '#engine/dfu/job'
import { type Kernels, openKernels } from '#engine/kernels/kernels'
import * as lots from '#engine/lots/job'
import * as recommender from '#engine/recommender/job'
import * as reports from '#engine/reports/job'
import * as system from '#engine/system/job'
import type { WorkerMessage } from './compute-pool.ts'
import type { Job, JobContext } from './define-job.ts'

const isJob = (value: unknown): value is Job<unknown, unknown> => typeof (value as Job<unknown, unknown>)?.run === 'function'
const found: unknown[] = [system, datasets, lots, dfu, recommender, reports].flatMap((room) => Object.values(room))
const jobs = new Map(found.filter(isJob).map((job) => [job.name, job]))

const { threads, kernelWorkerUrl } = workerData as { threads: number; kernelWorkerUrl: string }
const port = parentPort as NonNullable<typeof parentPort>
const say = (message: WorkerMessage) => port.postMessage(message)
let opened: Promise<Kernels> | undefined
let said = 0

const context: JobContext = {
  checkpoint(share, step) {
    const now = performance.now()
    if (now - said < 100 && share < 1) return
    said = now
    say({ type: 'progress', share, step })
  },
  tell: (detail) => say({ type: 'told', detail }),
  kernels() {
    opened ??= openKernels({ threads, workerUrl: new URL(kernelWorkerUrl) })
    return opened
  },
}

port.on('message', async ({ name, input }: { name: string; input: unknown }) => {
  try {
    const job = jobs.get(name)
    if (!job) throw new Error(`no computation is named ${name}`)
    say({ type: 'done', output: await job.run(input, context) })
  } catch (error) {
    const { message, stack } = error as Error
    const known = error instanceof EngineError
    say({ type: 'failed', code: known ? error.code : 'INTERNAL', message, details: known ? error.details : {}, stack })
  }
})
