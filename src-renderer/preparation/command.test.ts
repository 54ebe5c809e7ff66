import { expect, it } from 'vitest'
import { applyCommand } from './command.ts'

it('writes every step as one word that any shell takes', () => {
  expect(applyCommand('lots', undefined, [{ step: 'deduplicate' }, { step: 'filter', where: "site = 'Auch'" }])).toBe(
    String.raw`tessera preparation apply lots --step "{\"step\":\"deduplicate\"}" "{\"step\":\"filter\",\"where\":\"site = 'Auch'\"}"`,
  )
})

it('says the version when it is not the latest', () => {
  expect(applyCommand('my lots', 1, [{ step: 'deduplicate' }])).toBe(
    String.raw`tessera preparation apply "my lots" --version 1 --step "{\"step\":\"deduplicate\"}"`,
  )
})
