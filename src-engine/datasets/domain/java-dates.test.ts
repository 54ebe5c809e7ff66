import { expect, it } from 'vitest'
import { javaDates } from './java-dates.ts'

it.each([
  ['yyyy-MM-dd', '2024-01-31', '2024-01-31'],
  ['yyyy', '1817', '1817-01-01'],
  ['yyyy-MM', '2004-12', '2004-12-01'],
  ['dd/MM/yyyy', '1/2/2024', '2024-02-01'],
  ['yyyyMMdd', '20240131', '2024-01-31'],
  ["yyyy-MM-dd'T'HH:mm:ss", '2024-01-31T12:05:09', '2024-01-31T12:05:09'],
  ['yyyy-MM-dd HH:mm', '1999-01-31 00:01', '1999-01-31T00:01:00'],
  ['dd MMM yyyy', '3 March 2024', '2024-03-03'],
  ['EEE, d MMM yyyy HH:mm:ss Z', 'Sat, 2 Mar 2024 01:30:00 +0200', '2024-03-01T23:30:00'],
  ['MM/dd/yy h:mm a', '01/31/99 12:30 AM', '1999-01-31T00:30:00'],
  ['MM/dd/yy h:mm a', '01/31/24 1:30 PM', '2024-01-31T13:30:00'],
  ['HH:mm:ss.SSS', '01:02:03.004', '1970-01-01T01:02:03.004'],
])('%s reads %s', (pattern, text, iso) => {
  expect(javaDates(pattern)?.read(text)).toBe(iso)
})

it.each([
  ['yyyy-MM-dd', '2024-02-30'],
  ['yyyy-MM-dd', '31/01/2024'],
  ['HH:mm', '25:00'],
  ['dd MMM yyyy', '3 Foo 2024'],
])('%s refuses %s', (pattern, text) => {
  expect(javaDates(pattern)?.read(text)).toBeNull()
})

it.each(['ww/yyyy', 'yyyy-DDD-u', 'G'])('does not know %s', (pattern) => {
  expect(javaDates(pattern)).toBeNull()
})
