import { describe, expect, test } from 'vitest'
import { DEFAULT_FORM, type Form, featuresInput, formOf, sameFeatures, sameSweep, seriesProblem, sweepProblem, trainInput } from './form.ts'

test('a form goes to the engine without what is empty', () => {
  expect(featuresInput(DEFAULT_FORM)).toEqual({ min_months: 12, time_window: 24 })
  expect(trainInput({ ...DEFAULT_FORM, k: 4, log_volume: false }, 'fr')).toMatchObject({
    k: 4,
    k_range: [3, 12],
    no_log_volume: true,
    lang: 'fr',
  })
})

test('the parameters of a run make the form that made it', () => {
  const { k_low, k_high, until, ...rest } = { ...DEFAULT_FORM, k_low: 4, k_high: 7, k: 5 }
  const params = { ...rest, k_range: [4, 7], until: null } as unknown as Parameters<typeof formOf>[0]
  expect(formOf(params)).toEqual({ ...rest, k_low, k_high, until })
})

describe('refusals', () => {
  test.each<[Partial<Form>, string]>([
    [{ time_window: 2 }, 'fixField'],
    [{ min_months: null }, 'fixField'],
    [{ min_months: 25 }, 'monthsCrossed'],
    [{ until: '2026-13' }, 'untilWrong'],
  ])('of the series: %o → %s', (part, problem) => expect(seriesProblem({ ...DEFAULT_FORM, ...part })).toBe(problem))

  test.each<[Partial<Form>, string]>([
    [{ k_low: 1 }, 'fixField'],
    [{ k_low: 5, k_high: 3 }, 'rangeCrossed'],
    [{ k_low: 3, min_cluster_size_pct: 40 }, 'sizeUnmeetable'],
    [{ min_cluster_size_pct: 60 }, 'fixField'],
    [{ gap_b: 0 }, 'fixField'],
  ])('of the sweep: %o → %s', (part, problem) => expect(sweepProblem({ ...DEFAULT_FORM, ...part })).toBe(problem))

  test('the defaults pass', () => expect([seriesProblem(DEFAULT_FORM), sweepProblem(DEFAULT_FORM)]).toEqual([undefined, undefined]))
})

test('another wished K needs no new sweep, another window needs both', () => {
  expect(sameSweep(DEFAULT_FORM, { ...DEFAULT_FORM, k: 9 })).toBe(true)
  expect(sameSweep(DEFAULT_FORM, { ...DEFAULT_FORM, use_pca: true })).toBe(false)
  expect(sameFeatures(DEFAULT_FORM, { ...DEFAULT_FORM, use_pca: true })).toBe(true)
  expect(sameFeatures(DEFAULT_FORM, { ...DEFAULT_FORM, time_window: 12 })).toBe(false)
})
