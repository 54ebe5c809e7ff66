import { describe, expect, test } from 'vitest'
import { clusterCommand } from './command.ts'
import { clusterInput, DEFAULT_FORM } from './form.ts'

describe('clusterCommand', () => {
  test('names only what differs from the defaults', () =>
    expect(clusterCommand(clusterInput({ ...DEFAULT_FORM, n_clusters: 4, site_codes: ['LL', 'LS'], genetique: 'mulard' }))).toBe(
      'tessera lots cluster --n-clusters 4 --site-codes LL,LS --genetique mulard',
    ))

  test('writes a switch without a value', () =>
    expect(clusterCommand(clusterInput({ ...DEFAULT_FORM, no_match: true }))).toBe('tessera lots cluster --n-clusters 3 --no-match'))
})
