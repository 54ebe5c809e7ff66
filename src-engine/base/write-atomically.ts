import { randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { EngineError } from './errors.ts'

/**
 * Writes a whole file or none: a temporary file in the same folder is filled, flushed to the disk and renamed over `path`.
 *
 * @param path - absolute path of the file; missing folders are made, a file already there is replaced.
 * @param content - text (written as UTF-8) or bytes; not changed.
 * @throws {EngineError} `DISK_FULL` when no space is left; `FILE_NOT_A_FILE` when `path` is a folder. The temporary file is removed.
 */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  const folder = dirname(path)
  const temporary = join(folder, `.${basename(path).slice(0, 100)}.${randomBytes(6).toString('hex')}.part`)
  try {
    await mkdir(folder, { recursive: true })
    await fill(temporary, content)
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw named(error, path)
  }
  await flushFolder(folder)
}

async function fill(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The rename itself reaches the disk only with its folder; Windows has no such call and needs none. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function named(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new EngineError(
      'DISK_FULL',
      `No space is left on the disk of ${path}; nothing was written. Free some space and try again.`,
      { file: path },
      { cause: error },
    )
  if (code === 'EISDIR' || code === 'ENOTEMPTY')
    return new EngineError(
      'FILE_NOT_A_FILE',
      `A file was expected, ${path} is a folder. Name a file in it.`,
      { file: path },
      { cause: error },
    )
  return error
}
