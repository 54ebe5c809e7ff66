import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { commandWords, filesIn } from './arguments.ts'

it.each([
  [['tessera'], null],
  [['tessera', 'lots.csv'], null],
  [['tessera', '--cli'], []],
  [
    ['tessera', '--no-sandbox', '--cli', '--', 'lots', 'cluster', '--n-clusters', '4', '--', 'x'],
    ['lots', 'cluster', '--n-clusters', '4', '--', 'x'],
  ],
  [
    ['tessera', '--cli', 'about', '--json'],
    ['about', '--json'],
  ],
])('commandWords %j → %j', (argv, words) => expect(commandWords(argv)).toEqual(words))

it('finds the files of a start', () => {
  const cwd = resolve('/data')
  expect(filesIn(['/opt/tessera'], { cwd, packaged: true })).toEqual([])
  expect(filesIn(['/opt/tessera', '--no-sandbox', 'lots.csv', '/x/a b.csv'], { cwd, packaged: true })).toEqual([
    resolve('/data/lots.csv'),
    resolve('/x/a b.csv'),
  ])
  expect(filesIn(['electron', '--no-sandbox', '.', 'lots.csv'], { cwd, packaged: false })).toEqual([resolve('/data/lots.csv')])
})
