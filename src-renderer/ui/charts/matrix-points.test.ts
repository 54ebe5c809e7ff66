import { expect, test } from 'vitest'
import { planMatrix, pointAt } from './matrix-points.ts'

const columns = [
  { label: 'a', values: Float64Array.of(0, 5, 10) },
  { label: 'b', values: Float64Array.of(10, 20, 30) },
  { label: 'c', values: Float64Array.of(7, 7, 7) },
]
const data = { columns, category: new Int32Array(3) }

test('by hand: three columns of 312 px give squares of 100, pairs below the diagonal', () => {
  const cells = planMatrix(data, 312)
  expect(cells.map(({ across, up, left, top, side }) => [across, up, left, top, side])).toEqual([
    [0, 1, 0, 106, 100],
    [0, 2, 0, 212, 100],
    [1, 2, 106, 212, 100],
  ])
  expect([...cells[0].xs]).toEqual([5, 50, 95])
  expect([...cells[0].ys]).toEqual([201, 156, 111])
  expect([...cells[1].ys], 'a constant column stands in the middle').toEqual([262, 262, 262])
})

test('a pixel finds the nearest point of its square only', () => {
  const cells = planMatrix(data, 312)
  expect(pointAt(cells, 52, 154, 312, 10)).toBe(1)
  expect(pointAt(cells, 52, 180, 312, 10)).toBe(-1)
  expect(pointAt(cells, 200, 50, 312, 400)).toBe(-1)
})
