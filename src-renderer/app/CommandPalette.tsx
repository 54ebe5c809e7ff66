import { Modal } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Command, matchCommands, withRecent } from './match-commands.ts'
import { useCommands, type WindowActions } from './use-commands.ts'

interface Props {
  opened: boolean
  onClose: () => void
  actions: WindowActions
}

/** One field from which every page, action and thing of the project is reached. */
export function CommandPalette({ opened, onClose, actions }: Props) {
  const { t } = useTranslation()
  return (
    <Modal.Root opened={opened} onClose={onClose} size={640} yOffset={64} transitionProps={{ duration: 80 }}>
      <Modal.Overlay />
      <Modal.Content aria-label={t('app.commands')}>
        <Modal.Body p={0}>
          <Commands actions={actions} onClose={onClose} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

function Commands({ actions, onClose }: Omit<Props, 'opened'>) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const [recent] = useState(readRecent)
  const base = useId()
  const commands = useCommands(actions)
  const found = useMemo(() => matchCommands(commands, typed, recent), [commands, typed, recent])
  const current = Math.min(active, found.length - 1)
  const choose = (command: Command | undefined) => {
    if (!command) return
    keepRecent(withRecent(recent, command.id))
    onClose()
    command.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const target = destination(event.key, current, found.length)
    if (target !== undefined) setActive(target)
    else if (event.key === 'Enter') choose(found[current])
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className="palette-field">
        <IconSearch size={16} stroke={1.5} aria-hidden />
        <input
          data-autofocus
          role="combobox"
          aria-label={t('app.searchOrRun')}
          aria-expanded
          aria-autocomplete="list"
          aria-controls={`${base}-list`}
          aria-activedescendant={current >= 0 ? `${base}-${current}` : undefined}
          placeholder={t('app.searchOrRun')}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={`${base}-list`} className="palette-list" role="listbox" aria-label={t('app.commands')}>
        {found.map((command, index) => (
          <Row
            key={command.id}
            id={`${base}-${index}`}
            command={command}
            active={index === current}
            onPoint={() => setActive(index)}
            onChoose={() => choose(command)}
          />
        ))}
      </div>
      <p className="palette-foot tiny t3" role="status">
        {found.length > 0 ? t('app.commandsFound', { count: found.length }) : t('app.noCommand', { text: typed })}
      </p>
    </>
  )
}

interface RowProps {
  id: string
  command: Command
  active: boolean
  onPoint: () => void
  onChoose: () => void
}

function Row({ id, command: { label, detail, keys, group }, active, onPoint, onChoose }: RowProps) {
  const { t } = useTranslation()
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above keeps the focus and answers the keys
    // biome-ignore lint/a11y/useFocusableInteractive: it is reached by aria-activedescendant
    <div ref={row} id={id} className="palette-row" role="option" aria-selected={active} onMouseMove={onPoint} onClick={onChoose}>
      <span className="ell">{label}</span>
      {detail && <span className="t3 small ell">{detail}</span>}
      <span className="end t3 small nowrap">{t(`app.commandGroup.${group}`)}</span>
      {keys && <kbd>{keys}</kbd>}
    </div>
  )
}

function destination(key: string, current: number, count: number): number | undefined {
  if (count === 0) return undefined
  if (key === 'ArrowDown') return (current + 1) % count
  if (key === 'ArrowUp') return (current + count - 1) % count
  if (key === 'PageDown') return Math.min(count - 1, current + 8)
  if (key === 'PageUp') return Math.max(0, current - 8)
  return undefined
}

const RECENT_KEY = 'tessera.recent'

function readRecent(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(RECENT_KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}

const keepRecent = (ids: readonly string[]) => localStorage.setItem(RECENT_KEY, JSON.stringify(ids))
