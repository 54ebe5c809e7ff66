import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { copyText, useToasts } from '#ui'
import type { Step } from '../answers.ts'

interface Props {
  steps: readonly Step[]
  /** Number of the version that applying makes. */
  version: number
  undo: (() => void) | undefined
  redo: (() => void) | undefined
  /** The inspector owns the filled button. */
  editing: boolean
  command: string
  busy: boolean
  onApply: () => void
  onSave: () => void
  onReplay: () => void
}

export function StudioActions({ steps, version, undo, redo, editing, command, busy, onApply, onSave, onReplay }: Props) {
  const { t } = useTranslation()
  const { show } = useToasts()
  const none = steps.length === 0
  return (
    <>
      <Tooltip label={`${t('preparation.undo')} (Ctrl Z)`}>
        <ActionIcon aria-label={t('preparation.undo')} disabled={!undo} onClick={undo}>
          <IconArrowBackUp size={16} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${t('preparation.redo')} (Ctrl Shift Z)`}>
        <ActionIcon aria-label={t('preparation.redo')} disabled={!redo} onClick={redo}>
          <IconArrowForwardUp size={16} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button disabled={none} rightSection={<IconChevronDown size={14} stroke={1.5} />}>
            {t('preparation.recipe')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onSave}>{t('preparation.saveRecipe')}</Menu.Item>
          <Menu.Item onClick={onReplay}>{t('preparation.replayElsewhere')}</Menu.Item>
          <Menu.Item onClick={() => copyText(command).then(() => show(t('ui.copied')))}>{t('preparation.copyCommand')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button
        variant={editing ? 'default' : 'filled'}
        disabled={none || editing}
        loading={busy}
        onClick={onApply}
        data-command={none ? undefined : command}
      >
        {t('preparation.apply', { number: String(version) })}
      </Button>
    </>
  )
}
