import { expect, test } from 'vitest'
import { commandLine, flagsOf } from './command-line.ts'

test('leaves plain words as they are', () => expect(commandLine('lots', 'why', 14, 'L-2709')).toBe('tessera lots why 14 L-2709'))

test.each([
  ['L 2709', '"L 2709"'],
  ['10009|POLK', '"10009|POLK"'],
  ['a;rm', '"a;rm"'],
  ['N° $HOME', '"N° \\$HOME"'],
  ['a\\b', '"a\\\\b"'],
  ["l'été", '"l\'été"'],
  ['5"', '"5\\""'],
  ['{"a":1}', '"{\\"a\\":1}"'],
  ['a=b', '"a=b"'],
  ['Été', 'Été'],
  ['', '""'],
])('quotes %j for a shell, which runs nothing in it', (word, written) => expect(commandLine(word)).toBe(`tessera ${written}`))

test('only what differs from its default becomes a flag', () => {
  const input = { epochs: 30, max_items: 9, deterministic: true, include_all_items: false, products: [1, 2], run_tag: undefined }
  expect(flagsOf({ count_pairs: false }, { count_pairs: true })).toEqual(['--count-pairs', 'false'])
  expect(flagsOf(input, { epochs: 30 })).toEqual(['--max-items', '9', '--deterministic', '--products', '1,2'])
})
