import { describe, expect, it } from 'vitest'
import { matrixOf } from '#engine/math/matrix'
import { type DriftModel, driftOf } from './drift.ts'

const column = (name: string) => ({ name, of: name, how: 'raw' as const, fill: 0 })
const model: DriftModel = {
  columns: [column('a'), column('b')],
  means: [0, 0],
  scales: [1, 1],
  components: [],
  centers: [
    [0, 0],
    [10, 0],
  ],
}

describe('driftOf', () => {
  it('by hand: a DFU that walks along a moves for a alone', () => {
    const { from, to, causes } = driftOf(model, matrixOf([[1, 5]]), matrixOf([[9, 2]]))
    expect([from[0], to[0]]).toEqual([0, 1])
    expect(causes.get(0)).toEqual([{ column: 0, change_z: 8, part: 160 }])
  })

  it('names no cause for one that stays', () => {
    expect(driftOf(model, matrixOf([[1, 0]]), matrixOf([[2, 0]])).causes.size).toBe(0)
  })

  it('has parts that add up to the change of the margin', () => {
    const centers = [
      [0, 0],
      [4, 3],
    ]
    const [before, now] = [
      [0.5, 0.2],
      [3, 2.5],
    ]
    const margin = (point: number[]) => point[0] ** 2 + point[1] ** 2 - ((point[0] - 4) ** 2 + (point[1] - 3) ** 2)
    const parts = driftOf({ ...model, centers }, matrixOf([before]), matrixOf([now])).causes.get(0) ?? []
    expect(parts.reduce((sum, { part }) => sum + part, 0)).toBeCloseTo(margin(now) - margin(before), 10)
  })

  it('works in the space of the components', () => {
    const turned = { ...model, components: [[0, 1]], centers: [[0], [10]] }
    const { to, causes } = driftOf(turned, matrixOf([[99, 1]]), matrixOf([[-99, 9]]))
    expect(to[0]).toBe(1)
    expect(causes.get(0)?.map(({ column: j }) => j)).toEqual([1])
  })
})
