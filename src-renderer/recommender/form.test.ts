import { expect, test } from 'vitest'
import type { TrainParams } from './answers.ts'
import { DEFAULT_FORM, defaultRate, type Form, formOf, trainInput, trainProblem } from './form.ts'

test('a form goes to the engine under the names of the contract, without what is empty', () => {
  const input = trainInput({ ...DEFAULT_FORM, no_cold_identity: true, run_tag: 'spring', lr: null })
  expect(input).toMatchObject({ cold_identity_token: 0, run_tag: 'spring', make_current_symlink: true, epochs: 30 })
  expect(input.lr).toBeUndefined()
  expect(input).not.toHaveProperty('make_current')
})

test('the parameters of a run make the form that made it', () => {
  const form: Form = { ...DEFAULT_FORM, loss: 'softmax', epochs: 9, no_cold_identity: true, use_couples: true }
  const { lr: _lr, run_tag: _tag, make_current_symlink: _current, use_couples: _couples, ...params } = trainInput(form)
  expect(formOf({ ...params, lr: 0.003 } as TrainParams, 'couples')).toEqual(form)
  expect(formOf({ ...params, lr: 0.01 } as TrainParams, 'couples').lr).toBe(0.01)
})

test.each<[Partial<Form>, string]>([
  [{ epochs: 0 }, 'fixField'],
  [{ holdout: 0.6 }, 'fixField'],
  [{ seed: null }, 'fixField'],
  [{ lr: 0 }, 'fixField'],
  [{ run_tag: 'été 1' }, 'tagWrong'],
])('refused: %o → %s', (part, problem) => expect(trainProblem({ ...DEFAULT_FORM, ...part })).toBe(problem))

test('the defaults pass, and each loss has its learning rate', () => {
  expect(trainProblem(DEFAULT_FORM)).toBeUndefined()
  expect([defaultRate('warp'), defaultRate('softmax')]).toEqual([0.05, 0.003])
})
