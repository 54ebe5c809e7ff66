import type { Block } from './read-markdown.ts'

export interface Document {
  title: string
  blocks: Block[]
}

const NAMES = [
  ['fr', /français/i],
  ['en', /english|anglais/i],
] as const

/**
 * The two halves of a page of docs/: each begins at a heading that names its language; what stands before the first such heading belongs
 * to English, unless English has a heading of its own.
 *
 * @returns both languages; a half that is missing is null. Its headings begin at level 2.
 */
export function splitLanguages(blocks: readonly Block[]): Record<'en' | 'fr', Document | null> {
  const title = titleOf(blocks)
  const halves: Record<'en' | 'fr', Block[]> = { en: [], fr: [] }
  let language: 'en' | 'fr' = 'en'
  let preamble: Block[] = []
  for (const block of blocks) {
    const named = block.kind === 'heading' && block.level <= 2 ? languageIn(block.text) : undefined
    if (named === 'en') preamble = halves.en.splice(0)
    if (named) language = named
    else if (!(block.kind === 'heading' && block.level === 1) && !isSwitch(block)) halves[language].push(block)
  }
  if (halves.en.length === 0) halves.en = preamble
  // A title that differs is written in both languages: `# The window / La fenêtre`.
  const [english, french = english] = title.split(' / ')
  return { en: documentOf(english, halves.en), fr: documentOf(french, halves.fr) }
}

const languageIn = (text: string) => NAMES.find(([, name]) => name.test(text))?.[0]

/** The line at the top that leads to the languages; the window has its own switch. */
const isSwitch = (block: Block) =>
  block.kind === 'paragraph' && (/^\[Français\]/.test(block.text) || /^\*Version française/.test(block.text))

function titleOf(blocks: readonly Block[]): string {
  const first = blocks.find((block) => block.kind === 'heading')
  return first?.kind === 'heading' ? first.text : ''
}

function documentOf(title: string, blocks: readonly Block[]): Document | null {
  if (blocks.length === 0) return null
  const top = Math.min(...blocks.map((block) => (block.kind === 'heading' ? block.level : 6)))
  return { title, blocks: blocks.map((block) => (block.kind === 'heading' ? { ...block, level: block.level - top + 2 } : block)) }
}
