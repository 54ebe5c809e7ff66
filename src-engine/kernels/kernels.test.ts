import { describe, expect, it } from 'vitest'
import { ARENA_START, Arena, CEILING_BYTES, PAGE_BYTES } from './arena.ts'
import { openKernels } from './kernels.ts'
import { groupRows } from './label-groups.ts'

const workerUrl = new URL('./worker.ts', import.meta.url)

describe('kernels', () => {
  it('need a worker for more than one thread, and say when it does not start', async () => {
    await expect(openKernels({ threads: 2 })).rejects.toThrow('workerUrl')
    await expect(openKernels({ threads: 2, workerUrl: new URL('./absent.ts', import.meta.url) })).rejects.toThrow('did not start')
  })

  it('grow and keep their memory, up to the ceiling', async () => {
    const kernels = await openKernels({ threads: 2, workerUrl })
    kernels.reserve(10 * PAGE_BYTES)
    const grown = kernels.memoryBytes
    expect(grown).toBeGreaterThanOrEqual(10 * PAGE_BYTES)
    kernels.reserve(PAGE_BYTES)
    expect(kernels.memoryBytes).toBe(grown)
    const tooLarge = expect.objectContaining({
      code: 'CLUSTERING_TOO_LARGE',
      details: { needed_bytes: CEILING_BYTES + PAGE_BYTES, available_bytes: CEILING_BYTES },
    })
    expect(() => kernels.reserve(CEILING_BYTES)).toThrow(tooLarge)
    expect(kernels.memoryBytes).toBe(grown)
    await kernels.close()
  })

  it('report a failure in a chunk and go on with the next task', async () => {
    const kernels = await openKernels({ threads: 2, workerUrl })
    // No plan lies at the end of the memory: its scratch address cannot be read.
    expect(() => kernels.run('lloyd', 8, kernels.memoryBytes)).toThrow()
    expect(() => kernels.run('lloyd', 0, ARENA_START)).not.toThrow()
    await kernels.close()
  })
})

describe('arena', () => {
  it('hands out addresses on 64-byte boundaries, one after the other', () => {
    const arena = new Arena()
    expect([arena.take(1), arena.take(64), arena.take(65), arena.end]).toEqual([0, 64, 128, 256].map((offset) => ARENA_START + offset))
  })
})

describe('groupRows', () => {
  it('puts rows with equal labels in all labelings together, groups in the order of their first row', () => {
    const a = { k: 2, labels: Int32Array.of(1, 0, 1, 0, 1) }
    const b = { k: 2, labels: Int32Array.of(0, 0, 1, 0, 0) }
    const { order, starts } = groupRows([a, b], 5)
    expect([...order]).toEqual([0, 4, 1, 3, 2])
    expect([...starts]).toEqual([0, 2, 4])
  })
})
