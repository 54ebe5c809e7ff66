import { useTranslation } from 'react-i18next'
import { Note } from '#ui'
import type { Preview } from '../answers.ts'
import { useNoticeText } from './use-notice-text.ts'

interface Props {
  said: Pick<Preview, 'warnings' | 'notices'>
  /** Opens on demand. */
  folded?: boolean
  /** Codes that are told elsewhere. */
  except?: readonly string[]
}

/** What the engine had to decide by itself while it read the file. */
export function Warnings({ said: { warnings, notices }, folded, except = [] }: Props) {
  const { t } = useTranslation()
  const textOf = useNoticeText()
  const sentences = notices.flatMap((notice, index) => (except.includes(notice.code) ? [] : [textOf(notice, warnings[index])]))
  if (sentences.length === 0) return null
  const title = t('datasets.decided', { count: sentences.length })
  const list = (
    <ul>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
  return (
    <Note tone="warning">
      {folded ? (
        <details>
          <summary className="med">{title}</summary>
          {list}
        </details>
      ) : (
        <>
          <p className="med">{title}</p>
          {list}
        </>
      )}
    </Note>
  )
}
