import { EngineError } from '#engine/base/errors'

export type NpyData = Float32Array | Float64Array | Int32Array | Uint16Array | Uint8Array | BigInt64Array

/** An array as NumPy keeps it, row-major. */
export interface Npy {
  data: NpyData
  /** Empty for a single value. */
  shape: readonly number[]
}

const MAGIC = Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0)
const ALIGNED = 64
const TYPES = {
  '<f4': Float32Array,
  '<f8': Float64Array,
  '<i4': Int32Array,
  '<u2': Uint16Array,
  '|u1': Uint8Array,
  '<i8': BigInt64Array,
} as const
type TypeName = keyof typeof TYPES

/**
 * The bytes of a .npy file, version 1.0, little-endian.
 *
 * @param data - values, row-major; not changed.
 * @param shape - lengths of the dimensions; their product is the number of values. Default: one dimension.
 * @param type - NumPy's name where it does not follow from the array: `|b1` for truth values, `|S3` for three bytes of text.
 * @see https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
export function encodeNpy(data: NpyData, shape: readonly number[] = [data.length], type: string = typeOf(data)): Uint8Array {
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`
  const words = `{'descr': '${type}', 'fortran_order': False, 'shape': ${tuple}, }`
  const unpadded = MAGIC.length + 2 + words.length + 1
  const header = new TextEncoder().encode(`${words.padEnd(words.length + ((ALIGNED - (unpadded % ALIGNED)) % ALIGNED))}\n`)
  const bytes = new Uint8Array(MAGIC.length + 2 + header.length + data.byteLength)
  bytes.set(MAGIC)
  bytes[8] = header.length & 255
  bytes[9] = header.length >> 8
  bytes.set(header, 10)
  bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), 10 + header.length)
  return bytes
}

/**
 * Reads a .npy file of one of the types that {@link encodeNpy} writes.
 *
 * @returns the values in shared memory, so that other threads get them without a copy.
 * @throws {EngineError} `RECOMMENDER_RUN_DAMAGED` when the bytes are no such file.
 */
export function decodeNpy(bytes: Uint8Array, name: string): Npy {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 10 || MAGIC.slice(0, 6).some((byte, i) => bytes[i] !== byte)) throw unreadable(name)
  const start = 10 + view.getUint16(8, true)
  const header = new TextDecoder('latin1').decode(bytes.subarray(10, start))
  const type = /'descr': '([^']+)'/.exec(header)?.[1].replace('|b1', '|u1')
  const shape = /'shape': \(([^)]*)\)/.exec(header)?.[1].match(/\d+/g)?.map(Number) ?? []
  if (type === undefined || !(type in TYPES) || header.includes("'fortran_order': True")) throw unreadable(name)
  const Type = TYPES[type as TypeName]
  const length = shape.reduce((product, size) => product * size, 1)
  if (bytes.length - start !== length * Type.BYTES_PER_ELEMENT) throw unreadable(name)
  const shared = new SharedArrayBuffer(length * Type.BYTES_PER_ELEMENT)
  new Uint8Array(shared).set(bytes.subarray(start))
  return { data: new (Type as new (buffer: SharedArrayBuffer) => NpyData)(shared), shape }
}

function typeOf(data: NpyData): TypeName {
  const found = (Object.keys(TYPES) as TypeName[]).find((name) => data instanceof TYPES[name])
  return found as TypeName
}

const unreadable = (file: string) =>
  new EngineError('RECOMMENDER_RUN_DAMAGED', `${file} is no array that NumPy or this version reads. Train the run again.`, { file })
