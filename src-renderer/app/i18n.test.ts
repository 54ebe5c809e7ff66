import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ERRORS } from '#engine/base/errors'
import { createI18n } from './i18n.ts'
import { en } from './locales/en.ts'
import { errors } from './locales/errors-fr.ts'
import { fr } from './locales/fr.ts'
import { type Catalogue, frenchSpaces } from './locales/french-spaces.ts'

const PLURAL = /_(zero|one|two|few|many|other)$/

function flatten(catalogue: Catalogue, prefix = ''): Map<string, string> {
  const texts = new Map<string, string>()
  for (const [key, value] of Object.entries(catalogue)) {
    if (typeof value === 'string') texts.set(prefix + key, value)
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) texts.set(inner, text)
  }
  return texts
}

const texts = { en: flatten(en as unknown as Catalogue), fr: flatten(fr as unknown as Catalogue) }
const stems = (all: Map<string, string>) => [...new Set([...all.keys()].map((key) => key.replace(PLURAL, '')))].sort()
const placeholders = (text: string) => [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1]).sort()
const formsOf = (all: Map<string, string>, stem: string) => [...all].filter(([key]) => key.replace(PLURAL, '') === stem)

describe('the two catalogues', () => {
  test('hold the same keys', () => expect(stems(texts.fr)).toEqual(stems(texts.en)))

  test.each(stems(texts.en))('%s: same placeholders, no empty text', (stem) => {
    const forms = [...formsOf(texts.en, stem), ...formsOf(texts.fr, stem)]
    const expected = placeholders(forms.find(([key]) => key.endsWith('_other'))?.[1] ?? forms[0][1])
    for (const [key, text] of forms) {
      expect(text.trim(), key).not.toBe('')
      const free = key.endsWith('_one') ? expected.filter((name) => name !== 'count') : expected
      expect(placeholders(text), key).toEqual(expect.arrayContaining(free))
      expect(expected, key).toEqual(expect.arrayContaining(placeholders(text)))
    }
  })

  test.each([
    ['en', ['one', 'other']],
    ['fr', ['one', 'many', 'other']],
  ] as const)('%s has every plural form of its language', (language, forms) => {
    const plural = new Set([...texts[language].keys()].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, '')))
    for (const stem of plural) for (const form of forms) expect(texts[language].has(`${stem}_${form}`), `${stem}_${form}`).toBe(true)
  })

  test('French puts a no-break space before ; : ? ! % and inside « »', () => {
    const wrong = [...texts.fr].filter(([, text]) => / [;:?!%»]|« |\w[;?!»]/.test(text))
    expect(wrong).toEqual([])
  })

  test('no exclamation mark, no "please", no straight apostrophe in French', () => {
    expect([...texts.en, ...texts.fr].filter(([, text]) => /!|please|s’il vous plaît/i.test(text))).toEqual([])
    expect([...texts.fr].filter(([, text]) => text.includes("'"))).toEqual([])
  })
})

test('French spaces are set once, for all pages', () => {
  const written = { a: 'Quoi ? « 12 467 » : 5 %', b: { c: 'a ; b' } }
  expect(frenchSpaces(written)).toEqual({ a: 'Quoi\u00a0? «\u00a012\u00a0467\u00a0»\u00a0: 5\u00a0%', b: { c: 'a\u00a0; b' } })
})

describe('the errors of the engine in French', () => {
  const rooms = readdirSync(join(import.meta.dirname, '..'))
  /** Its messages differ too much for one sentence. */
  const LEFT_IN_ENGLISH = ['PREPARATION_SETTING_INVALID']
  const singular = (room: string) => room.replace(/s$/, '').toUpperCase()
  /** Those of a capability that has no page yet are not asked for. */
  const shown = Object.keys(ERRORS).filter((code) => {
    const [prefix] = code.split('_')
    if (LEFT_IN_ENGLISH.includes(code)) return false
    return (
      /^(INVALID|UNAUTHORIZED|FORBIDDEN|NOT|INTERNAL|CANCELLED|FILE|PROJECT|WORKSPACE|DISK|CLUSTERING)$/.test(prefix) ||
      rooms.some((room) => singular(room) === prefix.replace(/S$/, ''))
    )
  })

  test.each(shown)('%s has its sentence, the last one without details unless every error has them', (code) => {
    const sentences = errors[code as keyof typeof errors] ?? []
    expect(sentences.length).toBeGreaterThan(0)
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-ZÉÀÊÎ{1-9].*\.$/)
  })

  test('take the spaces of the language', () => {
    expect(createI18n('fr').getResource('fr', 'translation', 'errors.JOB_FINISHED')).toEqual([
      'La tâche {{task_id}} est déjà finie\u00a0; il n’y a rien à annuler.',
    ])
    expect(
      Object.values(errors)
        .flat()
        .filter((text) => /!|\w[;?»]|'/.test(String(text))),
    ).toEqual([])
  })
})

describe('sentences', () => {
  test('write numbers and plurals the way of the language', () => {
    expect(createI18n('en').t('ui.rows', { count: 12467 })).toBe('12,467 rows')
    expect(createI18n('en').t('ui.rows', { count: 1 })).toBe('1 row')
    expect(createI18n('fr').t('ui.rows', { count: 12467 })).toBe('12\u00a0467 lignes')
    expect(createI18n('fr').t('ui.rows', { count: 0 })).toBe('0 ligne')
    expect(createI18n('fr').t('ui.rows', { count: 1_000_000 })).toBe('1\u00a0000\u00a0000 lignes')
  })

  test('leave a given text as it is', () => {
    expect(createI18n('en').t('ui.noRowFits', { text: '<b>' })).toBe('No row contains “<b>”.')
  })
})

test('every key that a page asks for is in the catalogue', () => {
  const root = join(import.meta.dirname, '..')
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !/\.test\.|gallery/.test(name),
  )
  const known = new Set([...texts.en.keys(), ...stems(texts.en)])
  const asked = files.flatMap((name) => {
    const source = readFileSync(join(root, name), 'utf8')
    return [...source.matchAll(/\bt\(\s*'([\w.]+)'/g)].map((match) => ({ name, key: match[1] }))
  })
  expect(asked.length).toBeGreaterThan(15)
  expect(asked.filter(({ key }) => !known.has(key))).toEqual([])
})
