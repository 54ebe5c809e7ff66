import { describe, expect, test } from 'vitest'
import type { Evaluation } from './answers.ts'
import { bestBaseline, figureOf, leadOf, namesOf, resultAt, sizesOf } from './view.ts'

const size = (basket_m: number | 'loo', hit: number, half: number | null) => ({
  basket_m,
  hit,
  mrr: hit / 2,
  recall: hit,
  hit_interval: half === null ? null : { low: hit - half, high: hit + half },
  mrr_interval: null,
  recall_interval: null,
})
const evaluation = (profile: string, run: string, results: object[], baselines: object[] = []) =>
  ({ evaluation_id: 1, profile, run, results, baselines }) as unknown as Evaluation

const a = evaluation('balanced', 'run_1', [size('loo', 0.5, 0.1), size(1, 0.6, 0.02)])
const b = evaluation('diverse', 'run_1', [size(1, 0.5, 0.02), size('loo', 0.45, 0.1)])

describe('sizes', () => {
  test('rise, leave-one-out last', () => expect(sizesOf([a, b])).toEqual([1, 'loo']))
  test('a figure without interval stands for itself', () => {
    const found = resultAt(a, 1)
    expect(found && figureOf(found, 'hit')).toEqual({ value: 0.6, low: 0.58, high: 0.62 })
    expect(found && figureOf(found, 'mrr')).toEqual({ value: 0.3, low: 0.3, high: 0.3 })
  })
})

test('the leader of each size, and whether its interval stands apart', () => {
  const chosen = [a, b].map((one, place) => ({ number: place + 1, evaluation: one }))
  expect(leadOf(chosen, 'hit').leaders).toEqual([
    { size: 1, number: 1, value: 0.6, apart: true },
    { size: 'loo', number: 1, value: 0.5, apart: false },
  ])
})

test('evaluations are named by what tells them apart', () => {
  expect(namesOf([a, b])).toEqual(['balanced', 'diverse'])
  expect(namesOf([a, { ...a, run: 'run_2' }])).toEqual(['run_1', 'run_2'])
  expect(namesOf([a, { ...b, run: 'run_2' }])).toEqual(['balanced · run_1', 'diverse · run_2'])
})

test('the best baseline is best in that figure', () => {
  const [popular, pairs] = [
    { method: 'popularity', hit: 0.4, mrr: 0.2 },
    { method: 'pairs', hit: 0.3, mrr: 0.25 },
  ] as unknown as Evaluation['baselines']
  expect([bestBaseline([popular, pairs], 'hit')?.method, bestBaseline([popular, pairs], 'mrr')?.method]).toEqual(['popularity', 'pairs'])
  expect(bestBaseline([], 'hit')).toBeUndefined()
})
