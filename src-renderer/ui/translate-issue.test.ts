import { expect, test } from 'vitest'
import { readIssue } from './translate-issue.ts'

test.each([
  ['k: Too big: expected number to be <=20, got 21', { field: 'k', key: 'atMost', values: { high: '20' }, got: '21' }],
  ['k: Too small: expected int to be >=2', { field: 'k', key: 'atLeast', values: { low: '2' } }],
  ['e: Too small: expected number to be >0, got 0', { field: 'e', key: 'moreThan', values: { low: '0' }, got: '0' }],
  [
    '--site-codes: Too small: expected array to have >=1 items, got []',
    { field: '--site-codes', key: 'items', values: { low: '1' }, got: '[]' },
  ],
  [
    'name: Too big: expected string to have <=3 characters, got "a, b"',
    { field: 'name', key: 'longer', values: { high: '3' }, got: '"a, b"' },
  ],
  [
    'lang: Invalid option: expected one of "fr"|"en", got "de"',
    { field: 'lang', key: 'oneOf', values: { choices: 'fr, en' }, got: '"de"' },
  ],
  ['n: Invalid input: expected int, received number, got 2.5', { field: 'n', key: 'type', values: { type: 'int' }, got: '2.5' }],
  ['zz is unknown', { field: 'zz', key: 'unknown', values: { field: 'zz' } }],
])('%s', (text, expected) => expect(readIssue(text)).toEqual(expected))

test.each(['', 'no field', 'd: Invalid ISO date', 'k: chosen by hand'])('%j is left as it is', (text) =>
  expect(readIssue(text)).toBeUndefined(),
)
