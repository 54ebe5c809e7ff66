import { expect, it } from 'vitest'
import { projectOf } from './ipc.ts'

it.each([
  [{ 'x-tessera-project': 'Mulard%202026%20%C3%A9t%C3%A9' }, 'Mulard 2026 été'],
  [{ 'x-tessera-project': '100 %' }, '100 %'],
  [{}, undefined],
  [{ 'x-tessera-project': ['a', 'b'] }, undefined],
])('reads the project of a call: %j → %s', (headers, project) => expect(projectOf(headers)).toBe(project))
