import { createHash, randomBytes } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { copyFile, mkdir, rename } from 'node:fs/promises'
import { extname, join } from 'node:path'

/**
 * SHA-256 of a file of any size, read in pieces.
 *
 * @param path - absolute path.
 * @returns 64 hexadecimal digits.
 */
export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/**
 * A private copy of a file under the name of its content, so that what used it can be repeated whatever happens to the file.
 * Two copies of one file may be made at once.
 *
 * @param folder - absolute path; made where missing.
 * @param file - `path` of the file; `name` gives the copy its extension.
 * @returns absolute path of the copy, and the hash of its content.
 */
export async function keepCopy(folder: string, { path, name }: { path: string; name: string }): Promise<{ path: string; sha256: string }> {
  const sha256 = await hashOfFile(path)
  await mkdir(folder, { recursive: true })
  const kept = join(folder, `${sha256}${extname(name).toLowerCase()}`)
  const partial = `${kept}.${randomBytes(6).toString('hex')}.part`
  await copyFile(path, partial, constants.COPYFILE_FICLONE)
  await rename(partial, kept)
  return { path: kept, sha256 }
}
