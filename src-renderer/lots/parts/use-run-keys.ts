import { type RefObject, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText, useToasts } from '#ui'
import type { Run } from '../answers.ts'
import { clusterCommand, commandLine } from '../command.ts'
import { clusterInput, formOf } from '../form.ts'

const ARROW: Record<string, string> = { j: 'ArrowDown', k: 'ArrowUp' }

/** J and K walk through the table from anywhere on the page; Ctrl Shift C copies the command of what is looked at. */
export function useRunKeys(tables: RefObject<HTMLElement | null>, run: Run, lot: string | undefined): void {
  const { t } = useTranslation()
  const { show } = useToasts()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.matches('input, textarea, select, [contenteditable]')) return
      const key = event.key.toLowerCase()
      if (key === 'c' && event.shiftKey && (event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        const command = lot ? commandLine('lots', 'why', run.run_id, lot) : clusterCommand(clusterInput(formOf(run.params)))
        void copyText(command).then(() => show(t('ui.copied')))
        return
      }
      const arrow = ARROW[key]
      if (!arrow || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      const grid = tables.current?.querySelector('[role=grid]')
      if (!grid) return
      event.preventDefault()
      grid.dispatchEvent(new KeyboardEvent('keydown', { key: arrow, bubbles: true }))
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [tables, run, lot, show, t])
}
