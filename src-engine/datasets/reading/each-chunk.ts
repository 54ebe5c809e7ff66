import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

const CHUNK_BYTES = 1 << 20

/** Reads a file piece by piece into buffers that the taker may change. */
export function eachChunk(path: string, skip: number, limit: number | null, take: (chunk: Uint8Array, share: number) => void) {
  const file = openSync(path, 'r')
  try {
    const whole = fstatSync(file).size - skip
    const stop = Math.min(whole, limit ?? whole)
    let read = 0
    while (read < stop) {
      const chunk = new Uint8Array(Math.min(CHUNK_BYTES, stop - read))
      const got = readSync(file, chunk, 0, chunk.length, skip + read)
      if (got === 0) break
      read += got
      take(chunk.subarray(0, got), read / stop)
    }
    return { whole, read }
  } finally {
    closeSync(file)
  }
}
