import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCopy, IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { copyText } from './copy-text.ts'
import { copyableError } from './describe-error.ts'
import { useToasts } from './Toasts.tsx'
import { useErrorText } from './use-error-text.ts'

interface Props {
  /** Anything that was thrown; nothing is drawn for null and undefined. */
  error: unknown
  onRetry?: () => void
}

/** What was expected, what was got, what to do, and the code; the rest of the page stays. */
export function ErrorNote({ error, onRetry }: Props) {
  const { t } = useTranslation()
  const { show } = useToasts()
  const textOf = useErrorText()
  if (error === null || error === undefined) return null
  const { message, hint, code, issues, lang, issuesLang } = textOf(error)
  const copy = () => copyText(copyableError(error)).then(() => show(t('ui.copied')))
  return (
    <div className="note danger" role="alert">
      <IconAlertTriangle size={16} stroke={1.5} aria-hidden />
      <div className="grow stack tight">
        <p className="med" lang={lang}>
          {message}
        </p>
        {issues.length > 0 && (
          <ul lang={issuesLang}>
            {issues.map((issue) => (
              <li key={issue}>{issue}</li>
            ))}
          </ul>
        )}
        {hint && <p lang="en">{hint}</p>}
        <div className="row" style={{ flexWrap: 'wrap' }}>
          {code && <code className="mono t2">{t('ui.errorCode', { code })}</code>}
          <span className="end row tight">
            {onRetry && (
              <Button size="xs" leftSection={<IconRefresh size={14} stroke={1.5} />} onClick={onRetry}>
                {t('ui.retry')}
              </Button>
            )}
            <Button size="xs" variant="subtle" color="gray" leftSection={<IconCopy size={14} stroke={1.5} />} onClick={copy}>
              {t('ui.copyError')}
            </Button>
          </span>
        </div>
      </div>
    </div>
  )
}
