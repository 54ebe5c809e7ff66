// A block is 8 rows stored feature by feature (8 × f32 = 32 bytes a feature); the last block of a
// table is filled up with copies of its last row. Centers are row-major f32, padded to a multiple of 4.

export const BLOCK_ROWS: i32 = 8

/** Dot products of the 8 rows of a block with 4 centers; out: 4 × 8 f32. No fused multiply-add: the same bits on every CPU. */
// @ts-ignore: decorator
@inline
export function dots(block: usize, centers: usize, rowBytes: usize, out: usize): void {
  const c1 = centers + rowBytes
  const c2 = c1 + rowBytes
  const c3 = c2 + rowBytes
  let a0 = f32x4.splat(0), b0 = a0, a1 = a0, b1 = a0, a2 = a0, b2 = a0, a3 = a0, b3 = a0
  for (let j: usize = 0; j < rowBytes; j += 4) {
    const x = v128.load(block)
    const y = v128.load(block, 16)
    block += 32
    let c = v128.load32_splat(centers + j)
    a0 = f32x4.add(a0, f32x4.mul(x, c))
    b0 = f32x4.add(b0, f32x4.mul(y, c))
    c = v128.load32_splat(c1 + j)
    a1 = f32x4.add(a1, f32x4.mul(x, c))
    b1 = f32x4.add(b1, f32x4.mul(y, c))
    c = v128.load32_splat(c2 + j)
    a2 = f32x4.add(a2, f32x4.mul(x, c))
    b2 = f32x4.add(b2, f32x4.mul(y, c))
    c = v128.load32_splat(c3 + j)
    a3 = f32x4.add(a3, f32x4.mul(x, c))
    b3 = f32x4.add(b3, f32x4.mul(y, c))
  }
  v128.store(out, a0)
  v128.store(out, b0, 16)
  v128.store(out, a1, 32)
  v128.store(out, b1, 48)
  v128.store(out, a2, 64)
  v128.store(out, b2, 80)
  v128.store(out, a3, 96)
  v128.store(out, b3, 112)
}

/** Squared length of each row of a block, added up in the same order as `dots`; out: 8 f32. */
// @ts-ignore: decorator
@inline
export function squaredLengths(block: usize, rowBytes: usize, out: usize): void {
  let a = f32x4.splat(0), b = a
  for (let j: usize = 0; j < rowBytes; j += 4) {
    const x = v128.load(block)
    const y = v128.load(block, 16)
    block += 32
    a = f32x4.add(a, f32x4.mul(x, x))
    b = f32x4.add(b, f32x4.mul(y, y))
  }
  v128.store(out, a)
  v128.store(out, b, 16)
}

/** Sum of the four f32 of a vector as two f64, low pair plus high pair. */
// @ts-ignore: decorator
@inline
export function pairSums(v: v128): v128 {
  return f64x2.add(f64x2.promote_low_f32x4(v), f64x2.promote_low_f32x4(v128.shuffle<i32>(v, v, 2, 3, 2, 3)))
}
