/**
 * An endless stream of uniform numbers in [0, 1) with 53 random bits, the same on every machine.
 *
 * @param seed - integer, 0 … 2^53 − 1; other integers are taken modulo 2^53.
 * @param stream - number of the stream, 0 … 2^32 − 1: each gives its own sequence for one seed.
 * @returns a function that gives the next number.
 * @see xoshiro128**, Blackman & Vigna 2021, doi:10.1145/3460772; its state is filled by splitmix32.
 */
export function randomStream(seed: number, stream = 0): () => number {
  const fill = splitmix32(mix(seed >>> 0) ^ mix(Math.floor(seed / 2 ** 32) ^ 0x5bd1e995) ^ mix(stream ^ 0x27d4eb2f))
  let a = fill()
  let b = fill()
  let c = fill()
  let d = fill() | 1

  const next = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const t = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = rotate(d, 11)
    return result
  }
  return () => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53
}

const rotate = (x: number, bits: number): number => (x << bits) | (x >>> (32 - bits))

function splitmix32(state: number): () => number {
  return () => {
    state = (state + 0x9e3779b9) | 0
    return mix(state)
  }
}

function mix(x: number): number {
  let z = x | 0
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
  return z ^ (z >>> 16)
}
