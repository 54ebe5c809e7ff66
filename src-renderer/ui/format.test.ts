import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFormat, roundedParts } from './format.ts'

const en = createFormat('en')
const fr = createFormat('fr')

describe('numbers', () => {
  test.each([
    [en.number(1234.5, 1), '1,234.5'],
    [fr.number(1234.5, 1), '1\u00a0234,5'],
    [fr.number(1234567), '1\u00a0234\u00a0567'],
    [en.number(-3.5, 1), '\u22123.5'],
    [en.number(-0.004, 2), '0.00'],
    [en.signed(0.126), '+0.13'],
    [en.signed(0.001), '0.00'],
    [fr.signed(-1.5, 1), '\u22121,5'],
    [en.share(0.124), '12%'],
    [fr.share(0.124, 1), '12,4\u00a0%'],
    [en.general(0.000123456), '0.0001235'],
    [en.general(123456), '123,500'],
  ])('%s', (got, expected) => expect(got).toBe(expected))

  test('French never holds the narrow space', () => {
    fc.assert(fc.property(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), (value) => !fr.number(value, 2).includes('\u202f')))
  })
})

describe('sizes and durations', () => {
  test.each([
    [en.bytes(0), '0\u00a0B'],
    [en.bytes(999), '999\u00a0B'],
    [fr.bytes(2_400_000_000), '2,4\u00a0Go'],
    [en.bytes(999_999), '1.0\u00a0MB'],
    [en.bytes(123_456_789), '123\u00a0MB'],
    [en.duration(120), '120\u00a0ms'],
    [fr.duration(3240), '3,2\u00a0s'],
    [en.duration(59_600), '1\u00a0min'],
    [en.duration(100_000), '1\u00a0min\u00a040\u00a0s'],
    [en.duration(7_500_000), '2\u00a0h\u00a05\u00a0min'],
  ])('%s', (got, expected) => expect(got).toBe(expected))
})

describe('dates', () => {
  test('a date without a time is the same day everywhere', () => {
    expect(en.date('2026-11-20')).toBe('20 Nov 2026')
    expect(fr.date('2026-11-20')).toBe('20 nov. 2026')
  })

  test('a moment is told in local time', () => {
    const local = new Date(2026, 10, 20, 14, 5).toISOString()
    expect(en.dateTime(local)).toBe('20 Nov 2026, 14:05')
    expect(fr.dateTime(local)).toBe('20 nov. 2026 à 14:05')
  })

  test('a text that is no date is shown as it is', () => expect(en.date('soon')).toBe('soon'))
})

describe('rounded parts', () => {
  test('by hand: thirds of one end in 1.00', () => expect(roundedParts([1 / 3, 1 / 3, 1 / 3], 2)).toEqual([0.34, 0.33, 0.33]))

  test('printed parts add up to the printed sum and move by less than one last digit', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1000, max: 1000 }), { minLength: 1, maxLength: 20 }), (parts) => {
        const printed = roundedParts(parts, 2)
        const units = printed.reduce((sum, part) => sum + Math.round(part * 100), 0)
        expect(Math.abs(units - parts.reduce((sum, part) => sum + part, 0) * 100)).toBeLessThanOrEqual(0.5 + 1e-6)
        for (const [index, part] of printed.entries()) expect(Math.abs(part - parts[index])).toBeLessThan(0.01 + 1e-9)
      }),
    )
  })
})
