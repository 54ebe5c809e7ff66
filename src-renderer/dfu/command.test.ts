import { expect, test } from 'vitest'
import { trainCommand } from './command.ts'
import { DEFAULT_FORM, trainInput } from './form.ts'

test('defaults are left out', () => expect(trainCommand(trainInput(DEFAULT_FORM, 'en'))).toBe('tessera dfu train'))

test('the two ends of the range of K are two words, lists are one', () => {
  const input = trainInput({ ...DEFAULT_FORM, k_low: 4, k_high: 9, dfu_features: ['brand', 'region'], use_pca: true, k: 5 }, 'fr')
  expect(trainCommand(input)).toBe('tessera dfu train --k-range 4 9 --dfu-features brand,region --use-pca --k 5')
})

test('raw volumes are asked for by their flag', () => {
  expect(trainCommand(trainInput({ ...DEFAULT_FORM, log_volume: false }, 'en'))).toBe('tessera dfu train --no-log-volume')
})
