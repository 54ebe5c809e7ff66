import type { Thread } from './thread.ts'

/** Rows for the kernels: `(value − shift) · scale` goes to the kernels as f32. */
export interface KernelRows {
  data: Float64Array
  rows: number
  cols: number
  shift: Float64Array
  scale: number
}

/** Writes the rows as f32 in blocks of 8, feature by feature; copies of the last row fill the last block; `order` takes the rows in another order. */
export function packPanels({ f32 }: Thread, { data, rows, cols, shift, scale }: KernelRows, panels: number, order?: Int32Array): void {
  const padded = Math.ceil(rows / 8) * 8
  for (let row = 0; row < padded; row++) {
    const last = Math.min(row, rows - 1)
    const from = (order ? order[last] : last) * cols
    let to = panels / 4 + (row >>> 3) * cols * 8 + (row & 7)
    for (let j = 0; j < cols; j++) {
      f32[to] = (data[from + j] - shift[j]) * scale
      to += 8
    }
  }
}
