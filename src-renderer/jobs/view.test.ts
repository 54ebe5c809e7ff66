import { expect, test } from 'vitest'
import { canRestart, isUnderWay, linesOf, resultHref, workedMs } from './view.ts'

const AT = '2026-11-20T08:00:00.000Z'
const LATER = '2026-11-20T08:00:03.500Z'

test.each([
  ['done', { started_at: AT, ended_at: LATER }, 3500],
  ['under way', { started_at: AT, ended_at: null }, 10_000],
  ['waiting', { started_at: null, ended_at: null }, undefined],
  ['by a clock that went back', { started_at: LATER, ended_at: AT }, 0],
])('time of a job that is %s', (_name, task, expected) => expect(workedMs(task, Date.parse(AT) + 10_000)).toBe(expected))

test.each([
  ['failed', null, true],
  ['interrupted', null, true],
  ['cancelled', null, true],
  ['interrupted', 8, false],
  ['completed', null, false],
  ['running', null, false],
] as const)('%s, run again as %s', (status, restarted_as, expected) => expect(canRestart({ status, restarted_as })).toBe(expected))

test('waiting and running are under way', () => {
  expect([isUnderWay({ status: 'pending' }), isUnderWay({ status: 'running' }), isUnderWay({ status: 'failed' })]).toEqual([
    true,
    true,
    false,
  ])
})

test.each([
  ['lots.cluster', { run_id: 3, n_lots: 5 }, '/lots/runs/3'],
  ['dfu.train', { run_id: 3, k: 5 }, '/dfu/runs/3'],
  ['recommender.train', { run: 'run_20260101_080000', run_id: 3 }, '/recommender/runs/run_20260101_080000'],
  ['datasets.import', { dataset_id: 2 }, '/datasets/2'],
  ['reports.build', { out: 'x.pdf' }, undefined],
  ['reports.build', null, undefined],
])('%s %j opens %s', (kind, result, expected) => expect(resultHref({ kind, result })).toBe(expected))

test('lines leave out what is empty and write nested values', () => {
  const steps = [
    { name: 'import', seconds: 0.88047 },
    { name: 'cluster', seconds: 2 },
  ]
  const facts = { k: 4, lang: null, filters: { site: ['LL'], season: null }, means: { itm: { all: 15.87654 } }, empty: [], steps }
  expect(linesOf(facts)).toEqual([
    { name: 'k', text: '4' },
    { name: 'filters.site', text: '["LL"]' },
    { name: 'means.itm', text: '{"all":15.88}' },
    { name: 'empty', text: '' },
    { name: 'steps', text: 'import · 0.8805\ncluster · 2' },
  ])
  expect(linesOf(undefined)).toEqual([])
})
