import { readdir, readFile, readlink, rename, rm, stat, symlink } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative } from 'node:path'
import { EngineError } from '#engine/base/errors'
import { writeAtomically } from '#engine/base/write-atomically'
import { ARTIFACTS, RUN_NAME } from './files.ts'
import { bytesOf, readManifest } from './read-files.ts'

export const CURRENT = 'run_current'
const HISTORY = 'run_history.json'
const REMEMBERED = 100

/** Names of the runs in a folder, newest first; the name carries the time. */
export async function listRuns(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isDirectory() && RUN_NAME.test(entry.name))
    .map(({ name }) => name)
    .sort()
    .reverse()
}

/** The run that `run_current` points to, as a link or as a file with its name; null when there is none. */
export async function readCurrent(root: string): Promise<string | null> {
  const path = join(root, CURRENT)
  const linked = await readlink(path).catch(() => null)
  const named = linked ?? (await readFile(path, 'utf8').catch(() => null))
  const run = named === null ? '' : basename(named.trim())
  return RUN_NAME.test(run) && (await bytesOf(join(root, run))) !== null ? run : null
}

/**
 * Lets `run_current` point to a run: as a link, or as a small file with its name where links are not allowed (Windows).
 *
 * @returns the run that it pointed to before.
 */
export async function pointTo(root: string, run: string): Promise<string | null> {
  const previous = await readCurrent(root)
  const path = join(root, CURRENT)
  const temporary = join(root, `.${CURRENT}.${process.pid}`)
  await rm(temporary, { force: true })
  const isLinked = await symlink(run, temporary, 'dir').then(
    () => true,
    () => false,
  )
  if (isLinked) await rename(temporary, path)
  else await writeAtomically(path, `${run}\n`)
  const history = (await historyOf(root)).filter((name) => name !== run)
  await writeAtomically(join(root, HISTORY), `${JSON.stringify([...history, run].slice(-REMEMBERED))}\n`)
  return previous
}

/** The run that was current before, else the newest complete one that is older than the current. */
export async function runBefore(root: string): Promise<string | null> {
  const current = await readCurrent(root)
  const before = (await historyOf(root)).filter((name) => name !== current).reverse()
  const older = (await listRuns(root)).filter((name) => current === null || name < current)
  for (const run of [...before, ...older]) if (await isComplete(join(root, run))) return run
  return null
}

const historyOf = (root: string): Promise<string[]> =>
  readFile(join(root, HISTORY), 'utf8').then(
    (text) => JSON.parse(text) as string[],
    () => [],
  )

/** Whether every file is there with the size that the manifest tells; their content is not read. */
export async function isComplete(directory: string): Promise<boolean> {
  const manifest = await readManifest(directory).catch(() => null)
  if (!manifest) return false
  const sizes = await Promise.all(ARTIFACTS.map((name) => bytesOf(join(directory, name))))
  return ARTIFACTS.every((name, i) => sizes[i] !== null && sizes[i] === manifest.files[name]?.bytes)
}

/**
 * The folder of the run that is meant: the one asked for, else what `run_current` points to, else the latest complete one.
 *
 * @param root - folder of the runs.
 * @param asked - a name, `run_current`, the folder of the runs itself (`artifacts`), or any of them behind `artifacts/`; a path is
 *   taken with `paths` only.
 * @throws {EngineError} `RECOMMENDER_RUN_NOT_FOUND`; `FORBIDDEN` for a path without `paths`.
 */
export async function resolveRun(root: string, asked: string | undefined, { paths }: { paths: boolean }): Promise<string> {
  const name = asked?.replace(/[\\/]+$/, '').replace(/^(?:\.[\\/])?artifacts(?:[\\/]|$)/, '')
  if (asked !== undefined && (isAbsolute(asked) || /[\\/]/.test(name as string))) {
    if (!paths && relative(root, asked).startsWith('..'))
      throw new EngineError('FORBIDDEN', 'Only the command line may name a folder. Give the name of a run.', { run: asked })
    return folderOf(asked)
  }
  if (name === undefined || name === '') return (await currentOf(root)) ?? (await latestOf(root))
  if (name === CURRENT) {
    const current = await currentOf(root)
    if (current !== null) return current
    throw notFound(CURRENT, `There is no ${CURRENT} in ${root}. Promote a run first: tessera recommender promote RUN`)
  }
  if (RUN_NAME.test(name) && (await isFolder(join(root, name)))) return join(root, name)
  if (paths && (await isFolder(name))) return folderOf(name)
  throw notFound(name, `There is no run ${name} in ${root}. List them: tessera recommender runs`)
}

/** A path is a run, or a folder of runs. */
async function folderOf(path: string): Promise<string> {
  if (basename(path) === CURRENT) {
    const run = await readCurrent(dirname(path))
    if (run !== null) return join(dirname(path), run)
  }
  if (!(await isFolder(path))) throw notFound(path, `There is no folder ${path}.`)
  const isRoot = (await listRuns(path)).length > 0
  return isRoot ? ((await currentOf(path)) ?? (await latestOf(path))) : path
}

async function currentOf(root: string): Promise<string | null> {
  const run = await readCurrent(root)
  return run === null ? null : join(root, run)
}

async function latestOf(root: string): Promise<string> {
  for (const run of await listRuns(root)) if (await isComplete(join(root, run))) return join(root, run)
  throw new EngineError('RECOMMENDER_RUN_NOT_FOUND', `There is no complete run in ${root}. Train one first: tessera recommender train`, {
    root,
  })
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )

const notFound = (run: string, message: string) => new EngineError('RECOMMENDER_RUN_NOT_FOUND', message, { run })
