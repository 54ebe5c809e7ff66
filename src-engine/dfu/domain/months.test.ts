import { describe, expect, it } from 'vitest'
import { monthNumber, monthsBetween, spacingOf, writeMonth } from './months.ts'

describe('months', () => {
  it('are numbers and back, over the turn of a year', () => {
    expect(writeMonth(monthNumber('2024-12') + 1)).toBe('2025-01')
    expect(monthsBetween(monthNumber('2024-11'), monthNumber('2025-02'))).toEqual(['2024-11', '2024-12', '2025-01', '2025-02'])
  })

  const every = (step: number, n: number) => Array.from({ length: n }, (_, i) => 24_000 + step * i)
  it.each([
    ['monthly', every(1, 24)],
    ['quarterly', every(3, 8)],
    ['yearly', every(12, 4)],
    ['one month', [24_000]],
    ['monthly', [...every(3, 4), ...every(1, 12).map((month) => month + 10)].sort((a, b) => a - b)],
  ])('%s', (spacing, months) => {
    expect(spacingOf([...new Set(months)])).toBe(spacing)
  })
})
