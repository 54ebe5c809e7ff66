import { useTranslation } from 'react-i18next'
import { describeError, detailsOf, type ErrorText } from './describe-error.ts'
import { type ErrorSentences, translateError } from './translate-error.ts'
import { useFormat } from './use-format.ts'

interface WordedError extends ErrorText {
  /** Of the message, when it is not that of the window. */
  lang?: 'en'
}

/** Words an error in the language of the window; what has no sentence there keeps the engine's English. */
export function useErrorText(): (error: unknown) => WordedError {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  return (error) => {
    const text = describeError(error)
    if (text.code === undefined && isUnreachable(error)) return { ...text, message: t('ui.unreachable') }
    if (text.message === '') return { ...text, message: t('ui.unexpected') }
    if (i18n.language === 'en') return text
    const sentences = text.code && (i18n.getResource(i18n.language, 'translation', `errors.${text.code}`) as ErrorSentences | undefined)
    const message = translateError(sentences || undefined, detailsOf(error), (value) =>
      typeof value === 'number' ? format.general(value) : value,
    )
    return message === undefined ? { ...text, lang: 'en' } : { ...text, message }
  }
}

/** What `fetch` throws when the local host is gone. */
const isUnreachable = (error: unknown) => error instanceof TypeError && /fetch|network|load failed/i.test(error.message)
