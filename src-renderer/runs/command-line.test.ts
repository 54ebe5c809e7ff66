import { expect, test } from 'vitest'
import { commandLine, flagsOf } from './command-line.ts'

test('what is not plain is quoted, and nothing in it is run by the shell', () => {
  expect(commandLine('recommender', 'show', 'run_1', 'N° $HOME')).toBe('tessera recommender show run_1 "N° \\$HOME"')
})

test('only what differs from its default becomes a flag', () => {
  const input = { epochs: 30, max_items: 9, deterministic: true, include_all_items: false, products: [1, 2], run_tag: undefined }
  expect(flagsOf({ count_pairs: false }, { count_pairs: true })).toEqual(['--count-pairs', 'false'])
  expect(flagsOf(input, { epochs: 30 })).toEqual(['--max-items', '9', '--deterministic', '--products', '1,2'])
})
