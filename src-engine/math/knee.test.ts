import { describe, expect, it } from 'vitest'
import { golden } from '#engine/testing/golden'
import { knee } from './knee.ts'

const curve = (...ys: number[]) => ys.map((y, i) => ({ x: i + 1, y }))

describe('knee', () => {
  it('finds the bend: at 3 the scaled curve is farthest from its chord', () => {
    expect(knee(curve(100, 50, 10, 8, 6, 4, 2, 0))).toBe(3)
  })

  it.each([
    ['a straight line', curve(10, 8, 6, 4, 2)],
    ['a flat curve', curve(3, 3, 3, 3)],
    ['two points', curve(9, 1)],
    ['no points', []],
    ['a curve that bends the other way', curve(10, 10, 10, 9, 4, 1, 0)],
  ])('finds none in %s', (_, points) => {
    expect(knee(points)).toBeNull()
  })

  it('does not depend on the units', () => {
    const points = curve(100, 50, 30, 22, 18, 15, 13, 12, 11, 10)
    expect(knee(points.map(({ x, y }) => ({ x: x * 7, y: y * 1e-6 + 4 })))).toBe((knee(points) as number) * 7)
  })

  it('agrees with kneed', () => {
    for (const { x, y, knee: expected } of golden<{ knees: { x: number[]; y: number[]; knee: number | null }[] }>('measures').knees) {
      expect(knee(x.map((value, i) => ({ x: value, y: y[i] })))).toBe(expected)
    }
  })
})
