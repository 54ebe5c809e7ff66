// A panel holds 4 or 8 rows of a matrix interleaved: for each column the values of its rows, one after the other.

/**
 * out (4 × 8) = a · bᵀ, or out −= a · bᵀ: a panel of 4 rows, b panel of 8 rows, both `depth` columns; rows of out `stride` bytes apart.
 * No fused multiply-add: the same bits on every CPU.
 */
// @ts-ignore: decorator
@inline
export function multiplyPanels(a: usize, b: usize, depth: i32, out: usize, stride: usize, subtract: bool): void {
  let a0 = f32x4.splat(0), b0 = a0, a1 = a0, b1 = a0, a2 = a0, b2 = a0, a3 = a0, b3 = a0
  for (const end = a + (<usize>depth << 4); a < end; a += 16, b += 32) {
    const x = v128.load(b), y = v128.load(b, 16)
    let s = v128.load32_splat(a)
    a0 = f32x4.add(a0, f32x4.mul(x, s))
    b0 = f32x4.add(b0, f32x4.mul(y, s))
    s = v128.load32_splat(a, 4)
    a1 = f32x4.add(a1, f32x4.mul(x, s))
    b1 = f32x4.add(b1, f32x4.mul(y, s))
    s = v128.load32_splat(a, 8)
    a2 = f32x4.add(a2, f32x4.mul(x, s))
    b2 = f32x4.add(b2, f32x4.mul(y, s))
    s = v128.load32_splat(a, 12)
    a3 = f32x4.add(a3, f32x4.mul(x, s))
    b3 = f32x4.add(b3, f32x4.mul(y, s))
  }
  put(out, a0, b0, subtract)
  put(out + stride, a1, b1, subtract)
  put(out + (stride << 1), a2, b2, subtract)
  put(out + stride * 3, a3, b3, subtract)
}

// @ts-ignore: decorator
@inline
function put(out: usize, low: v128, high: v128, subtract: bool): void {
  v128.store(out, subtract ? f32x4.sub(v128.load(out), low) : low)
  v128.store(out, subtract ? f32x4.sub(v128.load(out, 16), high) : high, 16)
}

/** Writes rows (a multiple of `width` of them, `stride` bytes apart) as panels of `width` rows. */
export function packRows(from: usize, stride: usize, rows: i32, columns: i32, width: i32, out: usize): void {
  for (let row = 0; row < rows; row += width) {
    for (let column: usize = 0; column < <usize>columns; column++) {
      for (let i: usize = 0; i < <usize>width; i++) {
        store<f32>(out, load<f32>(from + (<usize>row + i) * stride + (column << 2)))
        out += 4
      }
    }
  }
}
