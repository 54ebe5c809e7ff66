import { expect, it } from 'vitest'
import { matrixOf } from './matrix.ts'
import { nearestTwo } from './nearest.ts'

const centers = matrixOf([
  [0, 0],
  [3, 4],
  [10, 0],
])

it('finds the nearest and the runner-up with their distances', () => {
  const near = nearestTwo(
    matrixOf([
      [0, 0],
      [9, 0],
      [3, 4],
    ]),
    centers,
  )
  expect([...near.nearest]).toEqual([0, 2, 1])
  expect([...near.second]).toEqual([1, 1, 0])
  expect([...near.distance]).toEqual([0, 1, 0])
  expect([...near.secondDistance]).toEqual([5, Math.sqrt(52), 5])
})

it('gives a tie to the lower center', () => {
  const near = nearestTwo(
    matrixOf([[5, 0]]),
    matrixOf([
      [10, 0],
      [0, 0],
    ]),
  )
  expect([near.nearest[0], near.second[0]]).toEqual([0, 1])
})

it('has no runner-up with one center', () => {
  const near = nearestTwo(matrixOf([[1]]), matrixOf([[0]]))
  expect([near.second[0], near.secondDistance[0]]).toEqual([-1, Number.POSITIVE_INFINITY])
})
