import { Button } from '@mantine/core'
import { IconTerminal2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { copyText } from './copy-text.ts'
import { useToasts } from './Toasts.tsx'

/** Copies a text, a command most of the time, and says so. */
export function CopyButton({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation()
  const { show } = useToasts()
  return (
    <Button
      variant="subtle"
      color="gray"
      leftSection={<IconTerminal2 size={14} stroke={1.5} />}
      onClick={() => copyText(text).then(() => show(t('ui.copied')))}
    >
      {label}
    </Button>
  )
}
