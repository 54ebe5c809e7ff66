import { useTranslation } from 'react-i18next'
import { Note, useFormat } from '#ui'
import type { Verdict } from '../answers.ts'

/** Whether the files of a run are all there and hold what was written. */
export function VerdictNote({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (verdict.ok) {
    const sound = t('recommender.verdict.ok', { count: verdict.files, bytes: format.bytes(verdict.bytes) })
    return (
      <Note>
        {sound} {verdict.unexpected.length > 0 && t('recommender.verdict.unexpected', { files: verdict.unexpected.join(', ') })}
      </Note>
    )
  }
  return (
    <Note tone="danger">
      {verdict.missing.length > 0 && <p>{t('recommender.verdict.missing', { files: verdict.missing.join(', ') })}</p>}
      {verdict.damaged.length > 0 && <p>{t('recommender.verdict.damaged', { files: verdict.damaged.join(', ') })}</p>}
      <p>{t('recommender.verdict.refused')}</p>
    </Note>
  )
}
