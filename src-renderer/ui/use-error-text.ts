import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { describeError, detailsOf, type ErrorText } from './describe-error.ts'
import { type ErrorSentences, translateError } from './translate-error.ts'
import { type IssueWords, readIssue } from './translate-issue.ts'
import { useFormat } from './use-format.ts'

interface WordedError extends ErrorText {
  /** Of the message, when it is not that of the window. */
  lang?: 'en'
  /** The same of the issues. */
  issuesLang?: 'en'
}

/** Words an error in the language of the window; what has no sentence there keeps the engine's English. */
export function useErrorText(): (error: unknown) => WordedError {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const issuesOf = ({ issues }: ErrorText): Pick<WordedError, 'issues' | 'issuesLang'> => {
    const read = issues.map(readIssue)
    return read.every((issue) => issue !== undefined) ? { issues: read.map((issue) => sentence(t, issue)) } : { issues, issuesLang: 'en' }
  }
  return (error) => {
    const text = describeError(error)
    if (text.code === undefined && isUnreachable(error)) return { ...text, message: t('ui.unreachable') }
    if (text.message === '') return { ...text, message: t('ui.unexpected') }
    if (i18n.language === 'en') return { ...text, ...issuesOf(text) }
    const sentences = text.code && (i18n.getResource(i18n.language, 'translation', `errors.${text.code}`) as ErrorSentences | undefined)
    const message = translateError(sentences || undefined, detailsOf(error), (value) =>
      typeof value === 'number' ? format.general(value) : value,
    )
    return { ...text, ...issuesOf(text), ...(message === undefined ? { lang: 'en' } : { message }) }
  }
}

const sentence = (t: TFunction, { field, key, values, got }: IssueWords) => {
  const type = values.type && t(`ui.issue.types.${values.type}`)
  const said = `${field}${t('ui.issue.colon')}${t(`ui.issue.${key}`, { ...values, type })}`
  return got === undefined ? said : `${said} ${t('ui.issue.got', { got })}`
}

/** What `fetch` throws when the local host is gone. */
const isUnreachable = (error: unknown) => error instanceof TypeError && /fetch|network|load failed/i.test(error.message)
