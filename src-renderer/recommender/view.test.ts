import { expect, test } from 'vitest'
import type { DataCheck, RunSummary } from './answers.ts'
import { DEFAULT_FORM } from './form.ts'
import { answeringRun, consequences, mapText, pointsOf } from './view.ts'

const check = { products: 100, unsold_products: 20, baskets: 50, single_baskets: 10, length: { mean: 4 } } as unknown as DataCheck

test('the consequences of a form, by hand', () => {
  expect(consequences(DEFAULT_FORM, check)).toEqual({
    items: 100,
    ease_items: 100,
    ease_bytes: 40_000,
    held_out: 4,
    examples: 180,
    numbers: 6400,
  })
  expect(consequences({ ...DEFAULT_FORM, include_all_items: true, max_items: 110, ease_items: 0 }, check)).toMatchObject({
    items: 110,
    ease_bytes: 0,
  })
})

test('an epoch without a held-out figure leaves its place empty', () => {
  const epochs = [
    { epoch: 1, loss: 0.9, mrr: null, hit: null, seconds: 1 },
    { epoch: 2, loss: 0.5, mrr: 0.2, hit: 0.4, seconds: 1 },
  ]
  expect([pointsOf(epochs, 'loss').length, pointsOf(epochs, 'mrr')]).toEqual([2, [{ x: 2, y: 0.2 }]])
})

test('only columns that were chosen are mapped', () => {
  expect(mapText({ profession: 'Métier', order_id: 'N°' })).toBe('N°=order_id,Métier=profession')
  expect(mapText({})).toBeUndefined()
})

test('the current run answers, else the newest complete one', () => {
  const run = (name: string, current: boolean, complete: boolean) => ({ run: name, current, complete }) as RunSummary
  expect(answeringRun([run('c', false, false), run('b', false, true), run('a', true, true)])).toBe('a')
  expect(answeringRun([run('c', false, false), run('b', false, true)])).toBe('b')
  expect(answeringRun(undefined)).toBeUndefined()
})
