import { Fragment } from 'react'
import { Link } from 'wouter'
import { pictureAt } from '../pictures.ts'
import { type Block, type Inline, readInline } from '../read-markdown.ts'

/** Blocks as elements; nothing of a document becomes markup of its own. */
export const Markdown = ({ blocks }: { blocks: readonly Block[] }) => blocks.map((block, index) => <BlockView key={index} block={block} />)

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = block.level <= 2 ? 'h2' : block.level === 3 ? 'h3' : 'h4'
      return (
        <Heading>
          <Text text={block.text} />
        </Heading>
      )
    }
    case 'paragraph':
      return (
        <p className="text">
          <Text text={block.text} />
        </p>
      )
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by the keyboard
        <pre className="mono" tabIndex={0}>
          {block.text}
        </pre>
      )
    case 'list':
      return <ListView block={block} />
    case 'table':
      return <TableView block={block} />
  }
}

function ListView({ block: { ordered, items } }: { block: Extract<Block, { kind: 'list' }> }) {
  const List = ordered ? 'ol' : 'ul'
  return (
    <List className="text">
      {items.map((item) => (
        <li key={item}>
          <Text text={item} />
        </li>
      ))}
    </List>
  )
}

const TableView = ({ block: { head, rows } }: { block: Extract<Block, { kind: 'table' }> }) => (
  <table>
    <thead>
      <tr>
        {head.map((cell, index) => (
          <th key={index} scope="col">
            <Text text={cell} />
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.join('|')}>
          {row.map((cell, index) => (
            <td key={index}>
              <Text text={cell} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

const Text = ({ text }: { text: string }) =>
  readInline(text).map((piece, index) => (
    <Fragment key={index}>
      <Piece piece={piece} />
    </Fragment>
  ))

function Piece({ piece }: { piece: Inline }) {
  switch (piece.kind) {
    case 'code':
      return <code className="mono">{piece.text}</code>
    case 'strong':
      return (
        <strong>
          <Text text={piece.text} />
        </strong>
      )
    case 'em':
      return <em>{piece.text}</em>
    case 'link':
      return <LinkTo href={piece.href} text={piece.text} />
    case 'picture':
      return <Picture href={piece.href} text={piece.text} />
    default:
      return piece.text
  }
}

/** Pictures of the window itself are not taken along: it is in sight. */
function Picture({ href, text }: { href: string; text: string }) {
  const source = pictureAt(href)
  return source && <img src={source} alt={text} style={{ display: 'block', maxWidth: '100%', margin: '8px 0' }} />
}

/** Other documents open here, the web in the browser; a link to a place of a file on GitHub has no place here and stays text. */
function LinkTo({ href, text }: { href: string; text: string }) {
  const topic = /^(?:\.\/|docs\/)?([\w-]+)\.md(?:#.*)?$/.exec(href)?.[1]
  if (topic) return <Link href={`/help/${topic}`}>{text}</Link>
  if (!/^https?:/.test(href)) return text
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {text}
    </a>
  )
}
