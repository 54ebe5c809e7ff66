import { Button } from '@mantine/core'
import { IconCopy, IconTerminal2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { copyText } from './copy-text.ts'
import { useToasts } from './Toasts.tsx'

interface Props {
  label: string
  text: string
  /** The text is a command line: Ctrl Shift C copies it as well. */
  command?: boolean
}

/** Copies a text, a command most of the time, and says so. */
export function CopyButton({ label, text, command = true }: Props) {
  const { t } = useTranslation()
  const { show } = useToasts()
  const Icon = command ? IconTerminal2 : IconCopy
  return (
    <Button
      variant="subtle"
      color="gray"
      data-command={command ? text : undefined}
      leftSection={<Icon size={14} stroke={1.5} />}
      onClick={() => copyText(text).then(() => show(t('ui.copied')))}
    >
      {label}
    </Button>
  )
}
