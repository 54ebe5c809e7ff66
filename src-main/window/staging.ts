import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { MessagePortMain } from 'electron'
import { asEngineError } from '#engine/base/contract'
import type { Engine } from '#engine/engine'

/** A file as the preload names it: by its path, or by its bytes when the page itself made it. */
export type Given = { path: string } | { name: string; bytes: ArrayBuffer }

/**
 * Copies a file into the workspace's passing files, as an upload does.
 *
 * @returns the token that an input field takes, the file's name and its size in bytes.
 * @throws {EngineError} `FILE_NOT_FOUND`, `FILE_NOT_A_FILE`, `FILE_UNREADABLE`, `DISK_FULL`.
 */
export async function stageFile(engine: Pick<Engine, 'files'>, given: Given): Promise<{ file: string; name: string; size: number }> {
  if (!('path' in given))
    return {
      file: await engine.files.stage(Readable.from([Buffer.from(given.bytes)]), given.name),
      name: given.name,
      size: given.bytes.byteLength,
    }
  const { path, name } = await engine.files.resolve(given.path, { door: 'command' })
  return { file: await engine.files.stage(createReadStream(path), name), name, size: (await stat(path)).size }
}

/** Stages a file and answers on the port that came with it, in the shape of a call's answer. */
export async function answerStaged(
  engine: Promise<Pick<Engine, 'files'>>,
  given: Given,
  port: Pick<MessagePortMain, 'postMessage' | 'close'>,
) {
  try {
    port.postMessage(await stageFile(await engine, given))
  } catch (error) {
    const { code, message, details } = asEngineError(error) ?? { code: 'INTERNAL', message: String(error), details: {} }
    port.postMessage({ error: { code, message, data: details } })
  }
  port.close()
}
