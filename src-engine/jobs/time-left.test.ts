import { expect, it } from 'vitest'
import { timeLeft } from './time-left.ts'

it.each([
  [0.25, 10, 30],
  [0.5, 10, 10],
  [1, 10, 0],
  [0.01, 10, null],
  [0.5, 0.5, null],
])('at share %s after %s s leaves %s s', (share, seconds, left) => {
  expect(timeLeft(share, seconds)).toBe(left)
})
