import { useTranslation } from 'react-i18next'
import { Note } from '#ui'

/** What the engine had to decide by itself while it read the file. */
export function Warnings({ warnings }: { warnings: readonly string[] }) {
  const { t } = useTranslation()
  if (warnings.length === 0) return null
  return (
    <Note tone="warning">
      <p className="med">{t('datasets.decided', { count: warnings.length })}</p>
      <ul lang="en">
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </Note>
  )
}
