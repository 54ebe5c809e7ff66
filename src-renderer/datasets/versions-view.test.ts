import { expect, test } from 'vitest'
import type { Column, VersionDetails } from './answers.ts'
import { cameFrom, changesBetween, ownBytes, stepKinds } from './versions-view.ts'

const column = (name: string, type: Column['type'] = 'text'): Column => ({ name, type, missing: 0, distinct: 1, format: null })

test('rows and columns that came, went or changed their type', () => {
  const before = { rows: 10, columns: [column('a'), column('b', 'integer'), column('c')] }
  const after = { rows: 8, columns: [column('a'), column('b', 'number'), column('d')] }
  expect(changesBetween(before, after)).toEqual({ rows: -2, added: ['d'], removed: ['c'], retyped: ['b'] })
  expect(changesBetween(before, before)).toEqual({ rows: 0, added: [], removed: [], retyped: [] })
})

const version = (version_number: number, parent_version_number: number | null, content_hash: string, bytes = 100) =>
  ({ version_number, parent_version_number, content_hash, bytes }) as VersionDetails

test('a version came from its parent, or from the one before; the first from none', () => {
  const all = [version(4, 1, 'a'), version(3, null, 'c'), version(1, null, 'a')]
  expect(cameFrom(all, all[0])?.version_number).toBe(1)
  expect(cameFrom(all, all[1])?.version_number).toBe(1)
  expect(cameFrom(all, all[2])).toBeUndefined()
})

test('only bytes that no other version needs are freed', () => {
  const all = [version(3, 1, 'a'), version(2, null, 'b', 70), version(1, null, 'a')]
  expect([1, 2, 3].map((number) => ownBytes(all, number))).toEqual([0, 70, 0])
})

test('steps are known by their kind', () => {
  expect(stepKinds({ steps: [{ settings: { step: 'fill', columns: ['a'] } }, { step: 'sort' }, {}] })).toEqual(['fill', 'sort', ''])
})
