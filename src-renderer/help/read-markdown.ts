/** A piece of running text. */
export type Inline = { kind: 'text' | 'code' | 'strong' | 'em'; text: string } | { kind: 'link' | 'picture'; text: string; href: string }

export type Block =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; ordered: boolean; items: string[] }
  | { kind: 'table'; head: string[]; rows: string[][] }
  | { kind: 'code'; text: string }

/**
 * The blocks of a text in the part of Markdown that docs/ uses: headings, paragraphs, one level of lists, tables, fenced code.
 *
 * @param source - with any line ends. Rules (`---`) part blocks and are not kept.
 */
export function readMarkdown(source: string): Block[] {
  const lines = source.split(/\r?\n/)
  const blocks: Block[] = []
  let at = 0
  while (at < lines.length) {
    const [block, next] = readBlock(lines, at)
    if (block) blocks.push(block)
    at = next
  }
  return blocks
}

/** The pieces of one line of text: `code`, **strong**, *em*, ![pictures](at), [links](to) and bare addresses. */
export function readInline(text: string): Inline[] {
  const pieces: Inline[] = []
  let from = 0
  for (const match of text.matchAll(INLINE)) {
    if (match.index > from) pieces.push({ kind: 'text', text: text.slice(from, match.index) })
    pieces.push(pieceOf(match))
    from = match.index + match[0].length
  }
  if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from) })
  return pieces
}

const INLINE =
  /`([^`]+)`|\*\*([^*]+)\*\*|(?<![\w*])\*([^*\s][^*]*)\*(?!\w)|(!?)\[([^\]]+)\]\(([^)\s]+)\)|(https?:\/\/[^\s)<>]*[^\s)<>.,;])/g
const HEADING = /^(#{1,6})\s+(.*)$/
const ITEM = /^\s{0,3}([-*]|\d+\.)\s+(.*)$/
const FENCE = /^\s*```/
const RULE = /^\s*(?:-{3,}|\*{3,})\s*$/

function pieceOf([, code, strong, em, mark, label, to, address]: RegExpMatchArray): Inline {
  if (code !== undefined) return { kind: 'code', text: code }
  if (strong !== undefined) return { kind: 'strong', text: strong }
  if (em !== undefined) return { kind: 'em', text: em }
  return { kind: mark ? 'picture' : 'link', text: label ?? address, href: to ?? address }
}

function readBlock(lines: readonly string[], at: number): [Block | undefined, number] {
  const line = lines[at]
  if (line.trim() === '' || RULE.test(line)) return [undefined, at + 1]
  if (FENCE.test(line)) return readCode(lines, at)
  const heading = HEADING.exec(line)
  if (heading) return [{ kind: 'heading', level: heading[1].length, text: heading[2].trim() }, at + 1]
  if (line.trimStart().startsWith('|')) return readTable(lines, at)
  return ITEM.test(line) ? readList(lines, at) : readParagraph(lines, at)
}

function readCode(lines: readonly string[], at: number): [Block, number] {
  const end = lines.findIndex((line, index) => index > at && FENCE.test(line))
  const last = end < 0 ? lines.length : end
  return [{ kind: 'code', text: lines.slice(at + 1, last).join('\n') }, last + 1]
}

function readTable(lines: readonly string[], at: number): [Block, number] {
  let end = at
  while (lines[end]?.trimStart().startsWith('|')) end++
  const [head, , ...rows] = lines.slice(at, end).map(cellsOf)
  return [{ kind: 'table', head, rows }, end]
}

/** A bar inside a cell is written `\|`. */
const cellsOf = (line: string) =>
  line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))

function readList(lines: readonly string[], at: number): [Block, number] {
  const items: string[] = []
  let end = at
  for (; end < lines.length; end++) {
    const item = ITEM.exec(lines[end])
    if (item) items.push(item[2])
    else if (/^\s{2,}\S/.test(lines[end])) items[items.length - 1] += ` ${lines[end].trim()}`
    else break
  }
  return [{ kind: 'list', ordered: /^\s*\d/.test(lines[at]), items }, end]
}

function readParagraph(lines: readonly string[], at: number): [Block, number] {
  let end = at + 1
  while (end < lines.length && lines[end].trim() !== '' && !startsBlock(lines[end])) end++
  return [
    {
      kind: 'paragraph',
      text: lines
        .slice(at, end)
        .map((line) => line.trim())
        .join(' '),
    },
    end,
  ]
}

const startsBlock = (line: string) => [FENCE, HEADING, ITEM, RULE].some((start) => start.test(line)) || line.trimStart().startsWith('|')
