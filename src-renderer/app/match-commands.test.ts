import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Command, type CommandGroup, matchCommands, withRecent } from './match-commands.ts'

const command = (id: string, label: string, also?: string, group: CommandGroup = 'action'): Command => ({
  id,
  group,
  label,
  also,
  run: () => {},
})
const COMMANDS = [
  command('home', 'Home', 'Accueil', 'page'),
  command('datasets', 'Datasets', 'Jeux de données', 'page'),
  command('import', 'Import a file', 'Importer un fichier'),
  command('delete', 'Delete a dataset', 'Supprimer un jeu de données'),
  command('run:3', 'Run 3', 'Exécution 3', 'run'),
  command('run:13', 'Run 13', 'Exécution 13', 'run'),
]
const ids = (typed: string, recent: string[] = []) => matchCommands(COMMANDS, typed, recent).map(({ id }) => id)

test.each([
  ['import', ['import']],
  ['EXECUTION', ['run:3', 'run:13']],
  ['dataset', ['datasets', 'delete']],
  ['jeu donnees', ['datasets', 'delete']],
  ['fichier', ['import']],
  ['3', ['run:3', 'run:13']],
  ['zebra', []],
])('%s', (typed, expected) => expect(ids(typed)).toEqual(expected))

test('of equal matches the recent one comes first, a better match stays before it', () => {
  expect(ids('run', ['run:13'])).toEqual(['run:13', 'run:3'])
  expect(ids('dataset', ['delete'])).toEqual(['datasets', 'delete'])
})

test('with nothing typed: the recent ones, then all pages and some of each group', () => {
  expect(ids('', ['run:13', 'gone'])[0]).toBe('run:13')
  const many = Array.from({ length: 9 }, (_, index) => command(`run:${index}`, `Run ${index}`, undefined, 'run'))
  expect(matchCommands([...COMMANDS.slice(0, 2), ...many], '', []).map(({ group }) => group)).toEqual([
    'page',
    'page',
    'run',
    'run',
    'run',
    'run',
  ])
})

test('a match holds every word, and what it is given is not changed', () => {
  const before = structuredClone(COMMANDS.map(({ id }) => id))
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
      for (const { label, also } of matchCommands(COMMANDS, typed, []))
        for (const word of words)
          expect(`${label} ${also}`.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')).toContain(
            word.normalize('NFD').replace(/\p{M}/gu, ''),
          )
    }),
  )
  expect(COMMANDS.map(({ id }) => id)).toEqual(before)
})

test('recent ids stand once, newest first, twelve at most', () => {
  expect(withRecent(['a', 'b'], 'b')).toEqual(['b', 'a'])
  expect(
    withRecent(
      Array.from({ length: 12 }, (_, i) => String(i)),
      'x',
    ),
  ).toHaveLength(12)
})
