import { describe, expect, test } from 'vitest'
import { clusterCommand, commandLine } from './command.ts'
import { clusterInput, DEFAULT_FORM } from './form.ts'

describe('commandLine', () => {
  test('leaves plain words as they are', () => expect(commandLine('lots', 'why', 14, 'L-2709')).toBe('tessera lots why 14 L-2709'))

  test.each([
    ['L 2709', '"L 2709"'],
    ['a;rm', '"a;rm"'],
    ['5"', '"5\\""'],
    ['$HOME', '"\\$HOME"'],
    ['Été', 'Été'],
    ['', '""'],
  ])('quotes %j for a shell', (word, written) => expect(commandLine(word)).toBe(`tessera ${written}`))
})

describe('clusterCommand', () => {
  test('names only what differs from the defaults', () =>
    expect(clusterCommand(clusterInput({ ...DEFAULT_FORM, n_clusters: 4, site_codes: ['LL', 'LS'], genetique: 'mulard' }))).toBe(
      'tessera lots cluster --n-clusters 4 --site-codes LL,LS --genetique mulard',
    ))

  test('writes a switch without a value', () =>
    expect(clusterCommand(clusterInput({ ...DEFAULT_FORM, no_match: true }))).toBe('tessera lots cluster --n-clusters 3 --no-match'))
})
