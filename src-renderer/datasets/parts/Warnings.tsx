import { useTranslation } from 'react-i18next'
import { Note } from '#ui'
import { tellWarning } from '../warnings.ts'
import { useWrittenFormat } from './use-written-format.ts'

/** What the engine had to decide by itself while it read the file. */
export function Warnings({ warnings }: { warnings: readonly string[] }) {
  const { t } = useTranslation()
  const written = useWrittenFormat()
  if (warnings.length === 0) return null
  return (
    <Note tone="warning">
      <p className="med">{t('datasets.decided', { count: warnings.length })}</p>
      <ul>
        {warnings.map((warning) => {
          const told = tellWarning(warning)
          if (!told) return <li key={warning}>{warning}</li>
          const { format, other } = told.values
          const values = { ...told.values, format: written(format), other: written(other) }
          return <li key={warning}>{t(`datasets.warnings.${told.key}`, values)}</li>
        })}
      </ul>
    </Note>
  )
}
