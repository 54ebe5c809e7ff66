import { expect, test } from 'vitest'
import { copyableError, describeError } from './describe-error.ts'

const details = { hint: 'Choose fewer clusters.', issues: [{ path: ['k'], message: 'at most 20' }] }
const expected = { message: 'k is 21', hint: 'Choose fewer clusters.', code: 'INVALID_INPUT', issues: ['k: at most 20'] }

test.each([
  ['details', { code: 'INVALID_INPUT', message: 'k is 21', details }],
  ['data', { code: 'INVALID_INPUT', message: 'k is 21', data: details }],
  ['data.details', { code: 'INVALID_INPUT', message: 'k is 21', data: { details } }],
])('reads %s', (_, error) => expect(describeError(error)).toEqual(expected))

test('a field that the message names is not named twice', () => {
  const issues = [{ path: 'k', message: 'k: Too big: expected number to be <=20, got 21' }]
  expect(describeError({ code: 'INVALID_INPUT', message: 'm', details: { issues } }).issues).toEqual([issues[0].message])
})

test.each([[null], [undefined], [42], [{}]])('%s has no message', (error) => expect(describeError(error).message).toBe(''))

test('an Error keeps its message and a text is one', () => {
  expect(describeError(new Error('gone')).message).toBe('gone')
  expect(describeError('gone').message).toBe('gone')
})

test('the copy holds everything', () => {
  const text = copyableError({ code: 'X_Y', message: 'm', details: { hint: 'h', rows: 3 } })
  expect(text.split('\n').slice(0, 3)).toEqual(['X_Y', 'm', 'h'])
  expect(text).toContain('"rows": 3')
})
