import { randomBytes } from 'node:crypto'
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { EngineError } from '#engine/base/errors'
import type { Engine } from '#engine/engine'

interface Written extends Record<string, unknown> {
  out: string
  name: string
}

/**
 * Moves a file that a call has written to its last place, whole or not at all.
 *
 * @param out - `--out`; default: `reports/` of the workspace.
 * @returns the answer with `out` as the absolute last place.
 */
export async function keepFile(engine: Engine, answer: Written, out?: string): Promise<Record<string, unknown>> {
  const target = out === undefined ? join(engine.workspace, 'reports', answer.name) : resolve(out)
  if (resolve(answer.out) === target) return { ...answer, out: target }
  const isFolder = await stat(target).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (isFolder) throw new EngineError('FILE_NOT_A_FILE', `--out must name a file, ${target} is a folder. Add a file name.`, { out: target })
  try {
    await mkdir(dirname(target), { recursive: true })
    const partial = join(dirname(target), `.${basename(target)}.${randomBytes(4).toString('hex')}`)
    await copyFile(answer.out, partial)
    await rename(partial, target)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC') throw new EngineError('DISK_FULL', `No space is left to write ${target}.`, { out: target }, { cause: error })
    throw new EngineError(
      'FILE_UNREADABLE',
      `The file ${target} cannot be written (${code}). Check the folder and its permissions.`,
      { out: target, reason: code },
      { cause: error },
    )
  }
  await rm(dirname(answer.out), { recursive: true, force: true })
  return { ...answer, out: target }
}
