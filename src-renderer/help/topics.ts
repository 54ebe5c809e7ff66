import type { Language } from '#i18n'
import { readMarkdown } from './read-markdown.ts'
import { type Document, splitLanguages } from './split-languages.ts'

/** All pages of docs/, taken into the window when it is built. */
const SOURCES = import.meta.glob<string>('../../docs/*.md', { query: '?raw', import: 'default', eager: true })

const FIRST = ['workbench', 'import', 'datasets', 'lots']

export interface Topic {
  /** Name of the file without its ending. */
  name: string
  document: Document
  /** The language it is written in, when the window's own is missing. */
  language: Language
}

/** The topics in reading order: what everybody needs first, then by name. */
export function topicsIn(language: Language): Topic[] {
  const topics = Object.entries(SOURCES).flatMap(([path, source]): Topic[] => {
    const name = path.replace(/^.*\/|\.md$/g, '')
    const both = splitLanguages(readMarkdown(source))
    const other = language === 'fr' ? 'en' : 'fr'
    const document = both[language] ?? both[other]
    return document ? [{ name, document, language: both[language] ? language : other }] : []
  })
  const rank = ({ name }: Topic) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length)
  return topics.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
}

/** Every topic and chapter, for the commands. */
export const chaptersIn = (language: Language) =>
  topicsIn(language).flatMap(({ name, document }) => [
    { topic: name, title: document.title, chapter: undefined },
    ...document.blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 2 ? [{ topic: name, title: document.title, chapter: plain(block.text) }] : [],
    ),
  ])

const plain = (text: string) => text.replace(/[`*]/g, '')
