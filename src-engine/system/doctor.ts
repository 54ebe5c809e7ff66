import { constants } from 'node:fs'
import { access, readdir, stat, statfs } from 'node:fs/promises'
import { availableParallelism, totalmem } from 'node:os'
import { join } from 'node:path'

export interface Check {
  name: string
  ok: boolean
  found: string
  hint: string
}

const LEAST_FREE_BYTES = 1024 ** 3
const LEAST_MEMORY_BYTES = 4 * 1024 ** 3

/** Checks that need no store: Node, memory, disk, workspace, WebAssembly with threads and SIMD. */
export async function checkMachine(workspace: string, compute: () => Promise<string>): Promise<Check[]> {
  const major = Number(process.versions.node.split('.')[0])
  const disk = await statfs(workspace)
  const free = disk.bavail * disk.bsize
  const writable = await access(workspace, constants.W_OK).then(
    () => true,
    () => false,
  )
  const kernels = await compute().then(
    (found) => ({ ok: true, found }),
    (error) => ({ ok: false, found: (error as Error).message }),
  )
  return [
    { name: 'node', ok: major >= 22, found: process.versions.node, hint: 'Node 22 or newer is needed; npm ci brings 24.' },
    { name: 'processors', ok: availableParallelism() >= 1, found: `${availableParallelism()}`, hint: 'One is enough; more are faster.' },
    { name: 'memory', ok: totalmem() >= LEAST_MEMORY_BYTES, found: gib(totalmem()), hint: 'At least 4 GiB for data of a million rows.' },
    { name: 'workspace', ok: writable, found: workspace, hint: 'Choose a folder that can be written (--workspace DIR).' },
    { name: 'disk', ok: free >= LEAST_FREE_BYTES, found: `${gib(free)} free`, hint: 'Keep at least 1 GiB free where the workspace lies.' },
    { name: 'kernels', ...kernels, hint: 'WebAssembly with SIMD and shared memory is needed; run the product with its own Node.' },
  ]
}

const gib = (bytes: number) => `${(bytes / 1024 ** 3).toFixed(1)} GiB`

/** Bytes of a folder and all below it; a file that vanishes meanwhile counts as nothing. */
export async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const sizes = await Promise.all(
    entries.map((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return folderBytes(path)
      return stat(path).then(
        (found) => found.size,
        () => 0,
      )
    }),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
