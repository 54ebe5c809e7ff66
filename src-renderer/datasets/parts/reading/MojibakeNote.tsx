import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Note } from '#ui'
import { useNoticeText } from '../use-notice-text.ts'
import type { ReadingProps } from './reading-props.ts'

/** Text that was once read in a wrong encoding: shown, and repaired on request. */
export function MojibakeNote({ answer, choices, onChange }: ReadingProps) {
  const { t } = useTranslation()
  const textOf = useNoticeText()
  const at = answer.notices.findIndex(({ code }) => code === 'mojibake' || code === 'mojibake_repaired')
  if (at < 0) return null
  const repaired = answer.notices[at].code === 'mojibake_repaired'
  const { repair_mojibake: _, ...others } = choices
  return (
    <Note
      tone={repaired ? 'info' : 'warning'}
      action={
        <Button size="xs" onClick={() => onChange(repaired ? others : { ...others, repair_mojibake: true })}>
          {t(repaired ? 'datasets.wizard.keepMojibake' : 'datasets.wizard.repairMojibake')}
        </Button>
      }
    >
      {textOf(answer.notices[at], answer.warnings[at])}
    </Note>
  )
}
