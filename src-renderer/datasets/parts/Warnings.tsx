import { useTranslation } from 'react-i18next'
import { Note } from '#ui'
import type { Preview } from '../answers.ts'
import { useWrittenFormat } from './use-written-format.ts'

type Said = Pick<Preview, 'warnings' | 'notices'>

/** What the engine had to decide by itself while it read the file; a code without words of ours keeps the engine's sentence. */
export function Warnings({ said: { warnings, notices }, folded }: { said: Said; folded?: boolean }) {
  const { t } = useTranslation()
  const written = useWrittenFormat()
  if (notices.length === 0) return null
  const title = t('datasets.decided', { count: notices.length })
  const list = (
    <ul>
      {notices.map(({ code, values }, index) => {
        const { format, other } = values
        const shown = { ...values, format: written(format), other: written(other), defaultValue: warnings[index] }
        return <li key={`${code} ${warnings[index]}`}>{t(`datasets.warnings.${code}`, shown)}</li>
      })}
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
