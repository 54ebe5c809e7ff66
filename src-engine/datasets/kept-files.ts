import { constants, mkdirSync } from 'node:fs'
import { copyFile, link, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { hashOfFile } from '#engine/base/kept-file'

const ORPHAN_MS = 3600 * 1000

export type Shelf = 'files' | 'versions'
export interface Kept {
  hash: string
  bytes: number
  path: string
}

/** Files that never change, named by the SHA-256 of their content: imported originals and versions of datasets. */
export interface KeptFiles {
  pathOf(shelf: Shelf, hash: string): string
  /** A private copy of a file that the user may change meanwhile; a clone where the disk can, a link for an upload. */
  copy(path: string, to: string): Promise<void>
  /** Moves a finished file to its name; the same content is kept once. */
  keep(shelf: Shelf, path: string): Promise<Kept>
  /** @returns the bytes that were freed. */
  remove(shelf: Shelf, hash: string): Promise<number>
  /** Removes what no version refers to and no running import may still need: leftovers of a crash. */
  collect(known: ReadonlySet<string>): Promise<void>
}

export function openKeptFiles(workspace: string): KeptFiles {
  for (const shelf of ['files', 'versions']) mkdirSync(join(workspace, shelf), { recursive: true })
  const pathOf = (shelf: Shelf, hash: string) => join(workspace, shelf, shelf === 'versions' ? `${hash}.parquet` : hash)
  return {
    pathOf,
    async copy(path, to) {
      if (path.startsWith(join(workspace, 'tmp') + sep)) await link(path, to)
      else await copyFile(path, to, constants.COPYFILE_FICLONE)
    },
    async keep(shelf, path) {
      const hash = await hashOfFile(path)
      const kept = pathOf(shelf, hash)
      const file = await open(path, 'r+')
      await file.sync()
      const { size: bytes } = await file.stat()
      await file.close()
      await rename(path, kept)
      return { hash, bytes, path: kept }
    },
    async remove(shelf, hash) {
      const path = pathOf(shelf, hash)
      const found = await stat(path).catch(() => null)
      await rm(path, { force: true })
      return found?.size ?? 0
    },
    async collect(known) {
      for (const shelf of ['files', 'versions'] as const) {
        for (const name of await readdir(join(workspace, shelf))) {
          if (known.has(name.replace(/\.parquet$/, ''))) continue
          const path = join(workspace, shelf, name)
          const found = await stat(path).catch(() => null)
          if (found && Date.now() - found.mtimeMs > ORPHAN_MS) await rm(path, { force: true })
        }
      }
    },
  }
}
