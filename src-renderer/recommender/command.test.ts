import { expect, test } from 'vitest'
import { recommendCommand, trainCommand } from './command.ts'
import { DEFAULT_FORM, trainInput } from './form.ts'

test('only what differs from the defaults of the command line is written', () => {
  expect(trainCommand(trainInput(DEFAULT_FORM))).toBe('tessera recommender train --make-current-symlink')
  expect(trainCommand(trainInput({ ...DEFAULT_FORM, make_current: false, loss: 'softmax', no_cold_identity: true }))).toBe(
    'tessera recommender train --loss softmax --cold-identity-token 0',
  )
})

test('a basket is asked by the same words', () => {
  expect(recommendCommand({ product_ids: ['1', '2'], profession: 'PLAQUISTE', mode: 'auto', k: 5, expand: true })).toBe(
    'tessera recommender recommend --products 1,2 --profession PLAQUISTE --k 5 --expand',
  )
})
