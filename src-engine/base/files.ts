import { createWriteStream, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Call } from './contract.ts'
import { EngineError } from './errors.ts'
import { uuidv7 } from './ids.ts'

const UPLOAD = /^upload:([0-9a-f-]{36})$/
const LEFTOVER_MS = 24 * 3600 * 1000

/** The passing files of a workspace: uploads that wait for their call, outputs that wait for their door. */
export interface Files {
  /** A new path in the workspace's `tmp/` whose last part is `name`. */
  temporary(name: string): string
  /**
   * Keeps an upload until a call names it.
   *
   * @returns the token that an `InputFile` field takes.
   */
  stage(content: Readable, name: string): Promise<string>
  /**
   * The readable file that an `InputFile` field means.
   *
   * @throws {EngineError} `FILE_NOT_FOUND`, `FILE_NOT_A_FILE`, `FILE_UNREADABLE`, `DATASET_UPLOAD_UNKNOWN`; `FORBIDDEN` for a path through a door other than the command line.
   */
  resolve(token: string, call: Pick<Call, 'door'>): Promise<{ path: string; name: string }>
}

/**
 * @param workspace - open workspace; leftovers of `tmp/` older than a day are removed.
 */
export function openFiles(workspace: string): Files {
  const tmp = join(workspace, 'tmp')
  mkdirSync(tmp, { recursive: true })
  for (const name of readdirSync(tmp)) {
    const path = join(tmp, name)
    if (Date.now() - statSync(path).mtimeMs > LEFTOVER_MS) rmSync(path, { recursive: true, force: true })
  }
  const folderOf = (id: string) => join(tmp, id)
  const place = (id: string, name: string) => {
    mkdirSync(folderOf(id), { recursive: true })
    return join(folderOf(id), safeName(name))
  }
  return {
    temporary: (name) => place(uuidv7(), name),
    async stage(content, name) {
      const id = uuidv7()
      const path = place(id, name)
      try {
        await pipeline(content, createWriteStream(path, { flags: 'wx' }))
      } catch (error) {
        rmSync(folderOf(id), { recursive: true, force: true })
        if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
          throw new EngineError(
            'DISK_FULL',
            'No space is left on the disk of the workspace; the upload was not kept. Free some space and try again.',
            {},
            { cause: error },
          )
        throw error
      }
      return `upload:${id}`
    },
    async resolve(token, { door }) {
      const id = UPLOAD.exec(token)?.[1]
      if (id) {
        const name = existsSync(folderOf(id)) ? readdirSync(folderOf(id))[0] : undefined
        if (!name)
          throw new EngineError('DATASET_UPLOAD_UNKNOWN', 'The uploaded file is no longer there. Upload it again.', { file: token })
        return { path: join(folderOf(id), name), name }
      }
      if (door !== 'command')
        throw new EngineError(
          'FORBIDDEN',
          'A path was given where an upload was expected. Upload the file first and give its token (upload:…).',
          { file: token },
        )
      await assertFile(token)
      return { path: token, name: basename(token) }
    },
  }
}

async function assertFile(path: string): Promise<void> {
  try {
    const found = await stat(path)
    if (found.isFile()) return
    const what = found.isDirectory() ? 'a folder' : 'neither a file nor a folder'
    throw new EngineError('FILE_NOT_A_FILE', `A file was expected, ${path} is ${what}. Name one file.`, { file: path })
  } catch (error) {
    if (error instanceof EngineError) throw error
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new EngineError('FILE_NOT_FOUND', `There is no file ${path}. Check the path.`, { file: path }, { cause: error })
    throw new EngineError(
      'FILE_UNREADABLE',
      `The file ${path} cannot be read (${code}). Check its permissions.`,
      { file: path, reason: code },
      { cause: error },
    )
  }
}

/** A file name that stays inside its folder on every platform. */
export function safeName(name: string): string {
  const printable = [...basename(name.replaceAll('\\', '/'))].map((letter) =>
    letter < ' ' || '<>:"/\\|?*'.includes(letter) ? '_' : letter,
  )
  const clean = printable.join('').replace(/^\.+|[. ]+$/g, '')
  return clean.slice(-120) || 'file'
}
