import { describe, expect, test } from 'vitest'
import { createFormat, decimalsOf } from './format.ts'

const fr = createFormat('fr')
const en = createFormat('en')

describe('one figure, two languages', () => {
  test.each([
    [fr.number(1234.5, 1), '1\u00a0234,5'],
    [en.number(1234.5, 1), '1,234.5'],
    [fr.share(0.12), '12\u00a0%'],
    [en.share(0.12), '12%'],
    [fr.date('2026-11-20'), '20 nov. 2026'],
    [en.date('2026-11-20'), '20 Nov 2026'],
    [en.date('2026-09-03T23:30:00Z'), '3 Sep 2026'],
    [en.date('soon'), 'soon'],
    [fr.number(-3), '\u22123'],
    [en.number(-0.001, 2), '0.00'],
    [en.number(-0.5, 1), '\u22120.5'],
    [fr.general(1.75), '1,75'],
    [en.general(-0.0123456), '\u22120.01235'],
    [en.general(123_456), '123,456'],
    [fr.signed(1.5, 1), '+1,5'],
    [en.signed(0.001), '0.00'],
    [en.tick(0.25, 0.25), '0.25'],
    [fr.tick(2.5e10, 1e10), '2,5E10'],
    [en.datePart(Date.UTC(2026, 10, 20), 'month'), 'Nov 2026'],
    [fr.datePart(Date.UTC(2026, 10, 20), 'day'), '20 nov.'],
  ])('%s', (got, expected) => expect(got).toBe(expected))
})

test('decimals of a step', () => expect([1, 25, 0.5, 0.25, 0.001].map(decimalsOf)).toEqual([0, 0, 1, 2, 3]))
