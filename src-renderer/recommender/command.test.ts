import { expect, test } from 'vitest'
import { trainCommand } from './command.ts'
import { DEFAULT_FORM, trainInput } from './form.ts'

test('only what differs from the defaults of the command line is written', () => {
  expect(trainCommand(trainInput(DEFAULT_FORM))).toBe('tessera recommender train --make-current-symlink')
  expect(trainCommand(trainInput({ ...DEFAULT_FORM, make_current: false, loss: 'softmax', no_cold_identity: true }))).toBe(
    'tessera recommender train --loss softmax --cold-identity-token 0',
  )
})
