import { expect, it } from 'vitest'
import { applyCommand, commandLine } from './command.ts'

it('writes every step as one word that any shell takes', () => {
  expect(applyCommand('lots', undefined, [{ step: 'deduplicate' }, { step: 'filter', where: "site = 'Auch'" }])).toBe(
    `tessera preparation apply lots --step '{"step":"deduplicate"}' '{"step":"filter","where":"site = \\u0027Auch\\u0027"}'`,
  )
})

it('says the version when it is not the latest', () => {
  expect(applyCommand('my lots', 1, [{ step: 'deduplicate' }])).toBe(
    `tessera preparation apply 'my lots' --version 1 --step '{"step":"deduplicate"}'`,
  )
})

it('keeps a quote in a name', () => expect(commandLine("l'été")).toBe(`tessera 'l'\\''été'`))
