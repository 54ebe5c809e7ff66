import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { seeded } from '#engine/math/random'
import type { Bench, SharedRows } from './case.ts'

/** Gaussian groups that overlap, standardised columns apart: middles of deviation 2, rows of deviation 1.5 around them. */
export function overlappingGroups({ folder }: Bench, rows: number, cols: number, groups: number): SharedRows {
  const random = seeded(rows)
  const middles = Array.from({ length: groups * cols }, () => random.normal() * 2)
  const values = new Float32Array(rows * cols)
  for (let i = 0; i < rows; i++) {
    const group = random.integer(groups)
    for (let j = 0; j < cols; j++) values[i * cols + j] = middles[group * cols + j] + random.normal() * 1.5
  }
  const file = join(folder, `groups-${rows}x${cols}.f32`)
  writeFileSync(file, values)
  return { file, x: { data: Float64Array.from(values), rows, cols } }
}
