import { describe, expect, it } from 'vitest'
import type { Preview, StepReport } from './answers.ts'
import { binsOf, consequences, countsOfStep, digitsOf, mapOf, pageOfColumn, summaryOf, withoutStart, withStart } from './view.ts'

const report = (number: number, changes: Partial<StepReport> = {}): StepReport => ({
  number,
  step: 'drop',
  title: { en: '', fr: '' },
  status: 'done',
  reason: null,
  rows_before: 10,
  rows_after: 10,
  columns_before: 3,
  columns_after: 3,
  missing_before: 0,
  missing_after: 0,
  changed_cells: 0,
  changed: [],
  added: [],
  removed: [],
  warnings: [],
  ...changes,
})

it('looks at the table before all steps by a step that does nothing', () => {
  const asked = withStart([{ step: 'drop', columns: ['a'] }], { show: 0, changed_only: false, offset: 0, limit: 5 })
  expect(asked.show).toBe(1)
  expect(asked.step.map(({ enabled }) => enabled)).toEqual([false, undefined])
  const answer = { steps: [report(1, { status: 'off' }), report(2)], shown: 2 } as Preview
  expect(withoutStart(answer)).toMatchObject({ steps: [{ number: 1, status: 'done' }], shown: 1 })
})

describe('the bars in the head of a column', () => {
  it('count numbers in equal intervals', () => {
    expect(binsOf([0, 1, 13, 14, null], 'integer')).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2])
  })
  it('let a sentinel stand apart', () => {
    const bins = binsOf([-999, ...Array.from({ length: 40 }, (_, i) => 9 + (i % 5) / 10)], 'number')
    expect(bins.slice(0, 2)).toEqual([1, 0])
    expect(bins.slice(2)).toHaveLength(14)
  })
  it('count texts by value, and nothing when all is missing', () => {
    expect(binsOf(['b', 'a', 'a', null], 'text')).toEqual([2, 1])
    expect(binsOf([null, null], 'date')).toEqual([])
    expect(binsOf([5, 5], 'integer')).toEqual([2])
  })
})

it.each([
  [{ rows_after: 7 }, [{ fact: 'rows', before: 10, after: 7 }]],
  [
    { changed_cells: 4, added: ['x'] },
    [
      { fact: 'cells', count: 4 },
      { fact: 'added', count: 1 },
    ],
  ],
  [{ changed_cells: null, removed: ['x', 'y'] }, [{ fact: 'removed', count: 2 }]],
  [{}, [{ fact: 'nothing' }]],
])('tells what is most telling of %o', (changes, facts) => expect(countsOfStep(report(1, changes))).toEqual(facts))

it('compares only the steps after the edited one', () => {
  const was = [report(1), report(2, { rows_after: 9 }), report(3, { changed_cells: 2 })]
  const now = [report(1, { rows_after: 5 }), report(2, { rows_after: 5 }), report(3, { changed_cells: 2 })]
  expect(consequences(now, was, 1).map((one) => [one.now.number, one.was?.rows_after, one.same])).toEqual([
    [2, 9, false],
    [3, 10, true],
  ])
})

it('sums a step up in the words of the data', () => {
  const word = (value: string) => `<${value}>`
  expect(summaryOf({ step: 'fill_missing', columns: ['a', 'b', 'c', 'd', 'e'], method: 'median', by: ['site'] }, word)).toBe(
    'a, b, c +2 · <median> · site',
  )
  expect(summaryOf({ step: 'rename', names: { old: 'new' } }, word)).toBe('old → new')
  expect(summaryOf({ step: 'join', dataset: 'sites', on: [{ left: 'a', right: 'b' }] }, word)).toBe('sites · a = b')
  expect(summaryOf({ step: 'deduplicate', enabled: false }, word)).toBe('')
})

it('knows the decimals, the page of a column and the pairs to send', () => {
  expect(digitsOf([1, 2.25, null, 'x', 1e-9])).toBe(6)
  expect(digitsOf([1, 2])).toBe(0)
  expect([0, 39, 40, -1].map(pageOfColumn)).toEqual([0, 0, 1, 0])
  expect(mapOf({ itm: 'itm_pct', site: 'site', lot: null })).toEqual({ itm: 'itm_pct' })
})
