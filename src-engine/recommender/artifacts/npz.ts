import { unzipSync, zipSync } from 'fflate'
import { EngineError } from '#engine/base/errors'
import type { Csr } from '#engine/math/sparse'
import { decodeNpy, encodeNpy, type Npy, type NpyData } from './npy.ts'

/** The oldest date that a zip file holds: the same arrays give the same bytes. */
const STAMP = new Date(1980, 0, 1)

/**
 * The bytes of a .npz file: a zip of .npy files, stored as `numpy.savez` does.
 *
 * @param arrays - by name; plain values have one dimension.
 */
export function encodeNpz(arrays: Readonly<Record<string, NpyData | Npy | { text: string }>>): Uint8Array {
  const files = Object.entries(arrays).map(([name, array]) => [`${name}.npy`, [bytesOf(array), { level: 0, mtime: STAMP }]] as const)
  return zipSync(Object.fromEntries(files) as Parameters<typeof zipSync>[0])
}

function bytesOf(array: NpyData | Npy | { text: string }): Uint8Array {
  if ('text' in array) return encodeNpy(new TextEncoder().encode(array.text), [], `|S${array.text.length}`)
  return 'shape' in array ? encodeNpy(array.data, array.shape) : encodeNpy(array)
}

/** Reads arrays out of the bytes of a .npz file; those that are not wanted stay packed. */
export interface Npz {
  /** @throws {EngineError} `RECOMMENDER_RUN_DAMAGED` when it is not there. */
  get(name: string): Npy
  names: string[]
}

/** @throws {EngineError} `RECOMMENDER_RUN_DAMAGED` when the bytes are no zip file. */
export function openNpz(bytes: Uint8Array, file: string): Npz {
  const names: string[] = []
  const unzip = (wanted: string | null) => {
    try {
      return unzipSync(bytes, {
        filter: ({ name }) => {
          if (wanted === null) names.push(name.replace(/\.npy$/, ''))
          return name === `${wanted}.npy`
        },
      })
    } catch (error) {
      throw damaged(file, 'it is no zip file', error)
    }
  }
  unzip(null)
  return {
    names,
    get(name) {
      const found = unzip(name)[`${name}.npy`]
      if (!found) throw damaged(file, `it lacks the array ${name}`)
      return decodeNpy(found, `${file}:${name}`)
    },
  }
}

/** A sparse matrix under the names of `scipy.sparse.save_npz`. */
export const csrArrays = ({ rows, cols, indptr, indices, data }: Csr) => ({
  indices,
  indptr,
  format: { text: 'csr' },
  shape: BigInt64Array.of(BigInt(rows), BigInt(cols)),
  data,
})

/** Reads what {@link csrArrays} gave. */
export function readCsr(npz: Npz): Csr {
  const [rows, cols] = Array.from(npz.get('shape').data, Number)
  const [indptr, indices] = ['indptr', 'indices'].map((name) => npz.get(name).data as Int32Array)
  return { rows, cols, indptr, indices, data: npz.get('data').data as Float32Array }
}

const damaged = (file: string, why: string, cause?: unknown) =>
  new EngineError('RECOMMENDER_RUN_DAMAGED', `${file} cannot be read: ${why}. Train the run again.`, { file }, { cause })
