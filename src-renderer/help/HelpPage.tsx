import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { EmptyState, Page, useFormat } from '#ui'
import { Markdown } from './parts/Markdown.tsx'
import { topicsIn } from './topics.ts'

interface Props {
  topic?: string
  /** Shows the place that holds this text. */
  find?: string
}

/** The pages of docs/, read offline. */
export function HelpPage({ topic: name, find }: Props) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const topics = useMemo(() => topicsIn(language), [language])
  const topic = name === undefined ? topics[0] : topics.find((one) => one.name === name)
  const article = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (article.current && topic) showPlace(article.current, find)
  }, [topic, find])
  const title = topic?.document.title ?? t('help.title')
  return (
    <Page title={title} crumbs={[{ label: t('help.title'), href: '/help' }, ...(topic ? [{ label: title }] : [])]}>
      <div className="help">
        <nav className="help-topics" aria-label={t('help.topics')}>
          <ul>
            {topics.map((one) => (
              <li key={one.name}>
                <Link href={`/help/${one.name}`} aria-current={one === topic ? 'page' : undefined}>
                  {one.document.title}
                </Link>
                {one === topic && <Chapters topic={one.name} texts={chaptersOf(one)} />}
              </li>
            ))}
          </ul>
        </nav>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by the keyboard */}
        <section ref={article} className="scroll help-text" aria-label={title} tabIndex={0} lang={topic?.language}>
          {topic ? <Markdown blocks={topic.document.blocks} /> : <EmptyState title={t('help.unknown')} />}
        </section>
      </div>
    </Page>
  )
}

const Chapters = ({ topic, texts }: { topic: string; texts: readonly string[] }) => (
  <ul className="help-chapters small">
    {texts.map((text) => (
      <li key={text}>
        <Link href={`/help/${topic}/${encodeURIComponent(text)}`}>{text}</Link>
      </li>
    ))}
  </ul>
)

const chaptersOf = ({ document }: { document: { blocks: readonly { kind: string }[] } }) =>
  document.blocks.flatMap((block) =>
    block.kind === 'heading' && 'level' in block && block.level === 2 && 'text' in block ? [String(block.text).replace(/[`*]/g, '')] : [],
  )

/** Headings come before first cells, and those before any other text. */
const PLACES = ['h2, h3, h4', 'td:first-child, strong', 'td, li, p']

function showPlace(article: HTMLElement, find: string | undefined): void {
  for (const marked of article.querySelectorAll('.found')) marked.classList.remove('found')
  if (find === undefined) return void article.scrollTo({ top: 0 })
  const wanted = fold(find)
  const places = PLACES.flatMap((selector) => [...article.querySelectorAll<HTMLElement>(selector)])
  const place =
    places.find(({ textContent }) => fold(textContent) === wanted) ?? places.find((one) => fold(one.textContent).includes(wanted))
  place?.classList.add('found')
  place?.scrollIntoView({ block: 'center' })
}

const fold = (text: string | null) => (text ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
