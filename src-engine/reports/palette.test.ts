import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CATEGORICAL, categoryColour, categoryInk, DIVERGING, inkOn, SEQUENTIAL, TOKENS } from './palette.ts'

// Read as text: the engine's tests load no part of the window.
const theme = readFileSync(join(import.meta.dirname, '../../src-renderer/ui/theme.ts'), 'utf8')

/** The source of one scheme of one constant of the theme. */
function section(constant: string, scheme: string): string {
  const from = theme.slice(theme.indexOf(`export const ${constant}`))
  const body = from.slice(from.indexOf('= {'))
  const found = new RegExp(`${scheme}: ([[{])([^\\]}]*)`).exec(body)
  if (!found) throw new Error(`theme.ts has no ${constant}.${scheme}`)
  return found[2]
}

describe.each(['light', 'dark'] as const)('%s is the theme of the window', (scheme) => {
  test('tokens', () => {
    const inTheme = Object.fromEntries(
      [...section('TOKENS', scheme).matchAll(/(\w+): '(#[0-9a-f]{6})'/g)].map(([, name, hex]) => [name, hex]),
    )
    expect(inTheme).toMatchObject(TOKENS[scheme])
  })

  test.each([
    ['CATEGORICAL', CATEGORICAL],
    ['SEQUENTIAL', SEQUENTIAL],
    ['DIVERGING', DIVERGING],
  ])('%s', (constant, ramp) => {
    expect(section(constant, scheme).match(/#[0-9a-f]{6}/g)).toEqual([...ramp[scheme]])
  })
})

test('ink is the better of the two, by hand', () => {
  expect(inkOn('#000000')).toBe('#ffffff')
  expect(inkOn('#ffffff')).toBe('#05090a')
})

test('from 13, and without an id, a category is grey', () => {
  expect([12, 13, 0, undefined].map(categoryColour)).toEqual(['category12', 'edge', 'edge', 'edge'])
  expect(categoryInk(13)).toBe('surface')
})
