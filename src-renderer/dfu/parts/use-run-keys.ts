import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText, isTyping, useFormat, useToasts } from '#ui'
import { commandLine } from '../../runs/command-line.ts'
import type { Run } from '../answers.ts'
import { trainCommand } from '../command.ts'
import { formOf, trainInput } from '../form.ts'

/** Ctrl Shift C copies the command of what is looked at. */
export function useRunKeys(run: Run, dfu_id: string | undefined): void {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { show } = useToasts()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event) || event.key.toLowerCase() !== 'c' || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      const command = dfu_id ? commandLine('dfu', 'series', run.run_id, dfu_id) : trainCommand(trainInput(formOf(run.params), language))
      void copyText(command).then(() => show(t('ui.copied')))
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [run, dfu_id, language, show, t])
}
