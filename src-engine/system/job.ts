import { defineJob } from '#engine/jobs/define-job'
import { kMeans } from '#engine/math/k-means'
import { matrixOf } from '#engine/math/matrix'

/** Splits four points into two groups with the compiled kernels: proof that this PC can run them. */
export const probeKernels = defineJob('system.probeKernels', async (_input: Record<string, never>, context) => {
  const kernels = await context.kernels()
  const fit = await kMeans(kernels, matrixOf([[0], [1], [10], [11]]), { k: 2, nInit: 1, seed: 1 })
  if (Math.abs(fit.inertia - 1) > 1e-9) throw new Error(`inertia 1 was expected of four points, got ${fit.inertia}`)
  return 'WebAssembly with SIMD and threads'
})
