import { expect, it, vi } from 'vitest'
// @ts-expect-error Plain JavaScript without types: `npm start` runs it before Node 24 is sure to be there.
import { chooseShell, readWords } from './choose-shell.mjs'

const all = { asked: undefined, display: true, installed: true, runtime: () => true }

it('opens the window where everything for it is there', () => expect(chooseShell(all).shell).toBe('window'))

it.each([
  [{ asked: '--browser' }, '--browser asks for it'],
  [{ display: false }, 'there is no display here for a window'],
  [{ installed: false }, 'the package electron is not installed'],
  [{ runtime: () => false }, 'the Electron runtime is not here and could not be fetched (no network?)'],
])('opens the browser for %j and says why', (lacking, why) =>
  expect(chooseShell({ ...all, ...lacking })).toEqual({ shell: 'browser', why }),
)

it('fetches no runtime that would not be used', () => {
  const runtime = vi.fn(() => true)
  chooseShell({ ...all, display: false, runtime })
  expect(runtime).not.toHaveBeenCalled()
})

it.each([
  [[], { workspace: undefined, asked: undefined, rest: [] }],
  [['--browser', '--workspace', 'w'], { workspace: 'w', asked: '--browser', rest: ['--workspace', 'w'] }],
  [['--workspace=w'], { workspace: 'w', asked: undefined, rest: ['--workspace=w'] }],
  [['--port', '8080'], { workspace: undefined, asked: '--port', rest: ['--port', '8080'] }],
])('reads the words %j', (words, read) => expect(readWords(words)).toEqual(read))
