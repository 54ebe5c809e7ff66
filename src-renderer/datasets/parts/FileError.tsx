import { useTranslation } from 'react-i18next'
import { describeError, ErrorNote } from '#ui'

/** Such a sentence is for a command line. */
const SPEAKS_OF_FLAGS = /(^|\s)--[a-z]/

interface Props {
  error: unknown
  onRetry?: () => void
}

/** A refusal in the language of the window: what was expected and what to do, with the engine's own words where they say more. */
export function FileError({ error, onRetry }: Props) {
  const { t, i18n } = useTranslation()
  if (error === null || error === undefined) return null
  const { code, message } = describeError(error)
  if (!code || !i18n.exists(`datasets.errors.${code}.message`)) return <ErrorNote error={error} onRetry={onRetry} />
  const told = {
    code,
    message: i18n.language === 'en' && message && !SPEAKS_OF_FLAGS.test(message) ? message : t(`datasets.errors.${code}.message`),
    data: { hint: t(`datasets.errors.${code}.hint`) },
  }
  return <ErrorNote error={told} onRetry={onRetry} />
}
