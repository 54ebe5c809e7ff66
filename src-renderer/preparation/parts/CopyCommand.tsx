import { ActionIcon, Tooltip } from '@mantine/core'
import { IconTerminal2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { copyText, useToasts } from '#ui'

/** The steps as a command line, also by Ctrl Shift C. */
export function CopyCommand({ command }: { command: string }) {
  const { t } = useTranslation()
  const { show } = useToasts()
  const label = t('preparation.copyCommand')
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} data-command={command} onClick={() => copyText(command).then(() => show(t('ui.copied')))}>
        <IconTerminal2 size={16} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  )
}
