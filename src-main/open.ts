import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import envPaths from 'env-paths'
import { openEngine } from '#engine/engine'

/** The folder that holds `out/` and `resources/`: a checkout or the installed product. */
const root = findRoot(dirname(fileURLToPath(import.meta.url)))

/** The same for programs that cannot look into Electron's archive: worker threads, DuckDB, the shell. */
const onDisk = root.endsWith('.asar') ? `${root}.unpacked` : root

export const renderer = join(root, 'out', 'renderer')
export const preload = join(root, 'out', 'preload', 'index.cjs')
export const resources = join(onDisk, 'resources')
export const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version

/** `--workspace`, else `TESSERA_WORKSPACE`, else the user's application-data folder. */
export const workspaceFrom = (flag?: string) => resolve(flag ?? process.env.TESSERA_WORKSPACE ?? envPaths('Tessera', { suffix: '' }).data)

export function open(workspace: string) {
  const main = join(onDisk, 'out', 'main')
  return openEngine({
    workspace,
    resources,
    workerUrl: pathToFileURL(join(main, 'worker.js')),
    kernelWorkerUrl: pathToFileURL(join(main, 'kernel-worker.js')),
    version,
    threads: process.env.TESSERA_THREADS ? Number(process.env.TESSERA_THREADS) : undefined,
  })
}

function findRoot(from: string): string {
  if (existsSync(join(from, 'package.json')) && existsSync(join(from, 'resources'))) return from
  const above = dirname(from)
  if (above === from) throw new Error('the product is incomplete: no folder with package.json and resources/ above the program')
  return findRoot(above)
}
