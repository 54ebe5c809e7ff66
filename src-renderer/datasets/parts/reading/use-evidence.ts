import { useTranslation } from 'react-i18next'
import type { Preview } from '../../answers.ts'
import { accentedWords } from '../../view.ts'
import { useNoticeText } from '../use-notice-text.ts'

const SAID = ['encoding_judged', 'encoding_doubtful', 'mostly_utf8']

/** Why the text is read in its encoding, and what its accents look like then. */
export function useEvidence(): (answer: Preview) => string {
  const { t } = useTranslation()
  const textOf = useNoticeText()
  return (answer) => {
    const { reading, notices, warnings } = answer
    const at = notices.findIndex(({ code }) => SAID.includes(code))
    const why = at >= 0 ? textOf(notices[at], warnings[at]) : t(`datasets.wizard.evidence.${kindOf(reading)}`)
    const words = accentedWords(answer)
    return words.length > 0 ? `${why} ${t('datasets.wizard.evidence.words', { words: words.join(' · ') })}` : why
  }
}

const kindOf = ({ byte_order_mark, encoding }: Preview['reading']) =>
  byte_order_mark ? 'mark' : encoding === 'utf-8' ? 'utf8' : encoding?.startsWith('utf-16') ? 'utf16' : 'bytes'
