import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readInline, readMarkdown } from './read-markdown.ts'
import { splitLanguages } from './split-languages.ts'
import { chaptersIn, topicsIn } from './topics.ts'

describe('reading', () => {
  test('a page by hand', () => {
    const source =
      '# Lots\n\nTwo lines\nof text.\n\n- one\n  goes on\n- two\n\n| a | b |\n|---|---|\n| 1 \\| 2 | `x` |\n\n```\n# no heading\n```\n1. first\n---\n'
    expect(readMarkdown(source)).toEqual([
      { kind: 'heading', level: 1, text: 'Lots' },
      { kind: 'paragraph', text: 'Two lines of text.' },
      { kind: 'list', ordered: false, items: ['one goes on', 'two'] },
      { kind: 'table', head: ['a', 'b'], rows: [['1 | 2', '`x`']] },
      { kind: 'code', text: '# no heading' },
      { kind: 'list', ordered: true, items: ['first'] },
    ])
  })

  test.each([
    ['a `b*c*` **d** *e*', ['text:a ', 'code:b*c*', 'text: ', 'strong:d', 'text: ', 'em:e']],
    ['[here](lots.md), https://doi.org/10.1/2.', ['link:here', 'text:, ', 'link:https://doi.org/10.1/2', 'text:.']],
    ['2 * 3 * 4', ['text:2 * 3 * 4']],
    ['a fence without end', ['text:a fence without end']],
    ['a ![curve](dfu/elbow.png) by K', ['text:a ', 'picture:curve', 'text: by K']],
  ])('%s', (text, expected) => expect(readInline(text).map((piece) => `${piece.kind}:${piece.text}`)).toEqual(expected))

  test('code that never ends takes the rest', () => expect(readMarkdown('```\na\nb')).toEqual([{ kind: 'code', text: 'a\nb' }]))
})

describe('languages', () => {
  const half = (source: string, language: 'en' | 'fr') => splitLanguages(readMarkdown(source))[language]
  test('two named halves: the line before them belongs to neither', () => {
    const source = '# Lots\n[Français](#f) · [English](#e)\n## Français\nRegrouper.\n### Chiffres\n## English\nGroup.\n'
    expect(half(source, 'fr')).toEqual({
      title: 'Lots',
      blocks: [
        { kind: 'paragraph', text: 'Regrouper.' },
        { kind: 'heading', level: 2, text: 'Chiffres' },
      ],
    })
    expect(half(source, 'en')?.blocks).toEqual([{ kind: 'paragraph', text: 'Group.' }])
  })

  test('English first without a name', () => {
    const source = '# Import\nReads a table.\n---\n# Import (français)\nLit un tableau.\n'
    expect(half(source, 'en')?.blocks).toEqual([{ kind: 'paragraph', text: 'Reads a table.' }])
    expect(half(source, 'fr')).toEqual({ title: 'Import', blocks: [{ kind: 'paragraph', text: 'Lit un tableau.' }] })
  })

  test('a title in both', () => {
    const source = '# The window / La fenêtre\n## English\nOpens.\n## Français\nOuvre.\n'
    expect([half(source, 'en')?.title, half(source, 'fr')?.title]).toEqual(['The window', 'La fenêtre'])
  })

  test('a page in one language has no other half', () => expect(half('# X\nOnly English.', 'fr')).toBeNull())
})

describe('the documents', () => {
  const names = readdirSync(join(import.meta.dirname, '../../docs')).filter((name) => name.endsWith('.md'))
  test.each(names)('%s can be read in both languages, in English where it has no French', (file) => {
    for (const language of ['en', 'fr'] as const) {
      const topic = topicsIn(language).find(({ name }) => `${name}.md` === file)
      expect(['en', language]).toContain(topic?.language)
      expect(topic?.document.title).not.toBe('')
      expect(topic?.document.blocks.length).toBeGreaterThan(1)
    }
  })

  test.each(['workbench', 'import', 'datasets', 'lots', 'window'])('%s has its French', (name) =>
    expect(topicsIn('fr').find((topic) => topic.name === name)?.language).toBe('fr'),
  )

  test('the workbench comes first and its chapters can be found', () => {
    expect(
      topicsIn('en')
        .slice(0, 4)
        .map(({ name }) => name),
    ).toEqual(['workbench', 'import', 'datasets', 'lots'])
    expect(chaptersIn('fr').filter(({ topic }) => topic === 'workbench').length).toBeGreaterThan(4)
  })
})
