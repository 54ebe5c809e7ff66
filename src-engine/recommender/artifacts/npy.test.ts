import { describe, expect, it } from 'vitest'
import { golden } from '#engine/testing/golden'
import { decodeNpy, encodeNpy, type NpyData } from './npy.ts'
import { csrArrays, encodeNpz, openNpz, readCsr } from './npz.ts'
import { unitRows } from './unit-rows.ts'

interface Golden {
  arrays: Record<string, { npy: string; shape: number[]; values: number[] }>
  npz: string
  npz_compressed: string
  csr: string
}
const numpy = golden<Golden>('recommender-npy')
const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))
const damaged = expect.objectContaining({ code: 'RECOMMENDER_RUN_DAMAGED' })

describe('npy', () => {
  it.each(Object.entries(numpy.arrays))('reads what NumPy writes: %s', (_name, { npy, shape, values }) => {
    const read = decodeNpy(bytes(npy), 'a.npy')
    expect(read.shape).toEqual(shape)
    expect(Array.from(read.data as Float64Array)).toEqual(values)
  })

  it.each(Object.entries(numpy.arrays).filter(([name]) => name !== 'b1'))('writes the very bytes of NumPy: %s', (_name, { npy, shape }) => {
    const read = decodeNpy(bytes(npy), 'a.npy')
    expect(Buffer.from(encodeNpy(read.data, shape)).toString('base64')).toBe(npy)
  })

  it('hands values over in shared memory', () => {
    expect(decodeNpy(encodeNpy(Float32Array.of(1)), 'a.npy').data.buffer).toBeInstanceOf(SharedArrayBuffer)
  })

  it.each([
    ['no magic', Uint8Array.from({ length: 90 }, () => 65)],
    ['cut short', encodeNpy(Float32Array.of(1, 2, 3)).subarray(0, -4)],
    ['nothing', new Uint8Array(0)],
    ['another type', encodeNpy(Float32Array.of(1), [1], '>f4')],
  ])('refuses %s and names the file', (_what, wrong) => {
    expect(() => decodeNpy(wrong, 'train_pop.npy')).toThrow(damaged)
    expect(() => decodeNpy(wrong, 'train_pop.npy')).toThrow(/train_pop\.npy/)
  })
})

describe('npz', () => {
  it.each(['npz', 'npz_compressed'] as const)('reads what NumPy writes: %s', (name) => {
    const file = openNpz(bytes(numpy[name]), 'a.npz')
    expect(file.names).toEqual(Object.keys(numpy.arrays))
    for (const [key, { values, shape }] of Object.entries(numpy.arrays)) {
      expect(Array.from(file.get(key).data as Float64Array)).toEqual(values)
      expect(file.get(key).shape).toEqual(shape)
    }
  })

  it('reads a sparse matrix of SciPy', () => {
    const { rows, cols, indptr, indices, data } = readCsr(openNpz(bytes(numpy.csr), 'a.npz'))
    expect([rows, cols, [...indptr], [...indices], [...data]]).toEqual([2, 3, [0, 1, 3], [2, 0, 1], [7, 8, 9]])
  })

  it('gives back what it was given, with the same bytes each time', () => {
    const matrix = { rows: 2, cols: 3, indptr: Int32Array.of(0, 1, 3), indices: Int32Array.of(2, 0, 1), data: Float32Array.of(7, 8, 9) }
    const written = encodeNpz(csrArrays(matrix))
    expect(readCsr(openNpz(written, 'a.npz'))).toEqual(matrix)
    expect(Buffer.compare(written, encodeNpz(csrArrays(matrix)))).toBe(0)
  })

  it('refuses what is no zip, and an array that is not there', () => {
    expect(() => openNpz(Uint8Array.of(1, 2, 3), 'ease.npz')).toThrow(damaged)
    const data: NpyData = Float32Array.of(1)
    expect(() => openNpz(encodeNpz({ a: data }), 'ease.npz').get('b')).toThrow(/ease\.npz.*lacks the array b/)
  })
})

it('divides rows by their length and leaves zeros', () => {
  expect([...unitRows(Float32Array.of(3, 4, 0, 0), 2)]).toEqual([Math.fround(0.6), Math.fround(0.8), 0, 0])
})
