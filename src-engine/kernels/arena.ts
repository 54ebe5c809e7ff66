import { EngineError, type ErrorCode } from '#engine/base/errors'

/** The first 64 KiB of the memory belong to the threads' control words and the module's static data. */
export const ARENA_START = 65_536
export const PAGE_BYTES = 65_536
export const CEILING_BYTES = 65_536 * PAGE_BYTES

/** Hands out addresses one after the other; nothing is touched before `Kernels.reserve` has grown the memory to `end`. */
export class Arena {
  end = ARENA_START

  /** Address of so many bytes, on a 64-byte boundary. */
  take(bytes: number): number {
    const address = this.end
    this.end = Math.ceil((address + bytes) / 64) * 64
    return address
  }

  /** Addresses of so many bytes each, under the names of the sizes. */
  takeEach<Name extends string>(sizes: Record<Name, number>): Record<Name, number> {
    const names = Object.keys(sizes) as Name[]
    return Object.fromEntries(names.map((name) => [name, this.take(sizes[name])])) as Record<Name, number>
  }
}

/** How work that does not fit is refused: the code, and what to do instead. */
export interface Refusal {
  code: ErrorCode
  advice: string
}

/**
 * Grows a shared memory to at least `bytes`; it never shrinks.
 *
 * @throws {EngineError} the code of the refusal with `needed_bytes` and `available_bytes` above the 4 GiB of a WebAssembly memory,
 *   or when the machine refuses the growth.
 */
export function growTo(memory: WebAssembly.Memory, bytes: number, refusal: Refusal): void {
  const pages = Math.ceil(bytes / PAGE_BYTES) - memory.buffer.byteLength / PAGE_BYTES
  if (pages <= 0) return
  if (bytes > CEILING_BYTES) throw tooLarge(refusal, bytes, CEILING_BYTES)
  try {
    memory.grow(pages)
  } catch (cause) {
    throw tooLarge(refusal, bytes, memory.buffer.byteLength, cause)
  }
}

function tooLarge({ code, advice }: Refusal, needed: number, available: number, cause?: unknown): EngineError {
  const mebibytes = (bytes: number) => Math.ceil(bytes / 2 ** 20).toLocaleString('en')
  const message = `The computation needs ${mebibytes(needed)} MiB of kernel memory, ${mebibytes(available)} MiB can be had. ${advice}`
  return new EngineError(code, message, { needed_bytes: needed, available_bytes: available }, { cause })
}
