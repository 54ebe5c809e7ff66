import { expect, it } from 'vitest'
import { probeKernels } from '#engine/system/job'
import { ComputePool } from './compute-pool.ts'

it('runs one computation after the other in the same worker', async () => {
  const workerUrl = new URL('worker.ts', import.meta.url)
  const pool = new ComputePool({ size: 1, threads: 1, workerUrl, kernelWorkerUrl: new URL('../kernels/worker.ts', import.meta.url) })
  const answers = [await pool.run(probeKernels, {}), await pool.run(probeKernels, {}), await pool.run(probeKernels, {})]
  expect(new Set(answers).size).toBe(1)
  await pool.close()
})
