import { ActionIcon, Button } from '@mantine/core'
import { IconArrowBackUp, IconX } from '@tabler/icons-react'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isTyping } from './is-typing.ts'

const TOAST_MS = 8000
const REMEMBERED = 20

interface Step {
  undo: () => void
  redo?: () => void
}

interface Toast {
  id: number
  message: string
  step?: Step
}

interface Toasts {
  /** `step` brings the former state back: by the button for 8 s, by Ctrl Z as long as the window stands; Ctrl Shift Z does it again. */
  show: (message: string, step?: Step) => void
}

const ToastsContext = createContext<Toasts>({ show: () => {} })

export const useToasts = () => useContext(ToastsContext)

export function ToastsProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const close = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), [])
  const { remember, undo } = useSteps((step) => setToasts((all) => all.filter((toast) => toast.step !== step)))
  const show = useCallback(
    (message: string, step?: Step) => {
      setToasts((all) => [...all.slice(-2), { id: (all.at(-1)?.id ?? 0) + 1, message, step }])
      if (step) remember(step)
    },
    [remember],
  )
  const value = useMemo(() => ({ show }), [show])
  return (
    <ToastsContext value={value}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onUndo={undo} onClose={() => close(toast.id)} />
        ))}
      </div>
    </ToastsContext>
  )
}

function ToastCard({ toast: { message, step }, onUndo, onClose }: { toast: Toast; onUndo: (step: Step) => void; onClose: () => void }) {
  const { t } = useTranslation()
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(onClose, TOAST_MS)
    return () => clearTimeout(timer)
  }, [held, onClose])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at the toast only keeps it from going away
    <div
      className="toast"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className="grow">{message}</span>
      {step && (
        <Button size="xs" leftSection={<IconArrowBackUp size={14} stroke={1.5} />} onClick={() => onUndo(step)}>
          {t('ui.undo')}
        </Button>
      )}
      <ActionIcon aria-label={t('ui.close')} onClick={onClose}>
        <IconX size={14} stroke={1.5} />
      </ActionIcon>
    </div>
  )
}

/** What can be undone and done again, newest last, with their keys. */
function useSteps(onUndone: (step: Step) => void) {
  const [done, setDone] = useState<readonly Step[]>([])
  const [undone, setUndone] = useState<readonly Step[]>([])
  const remember = useCallback((step: Step) => {
    setDone((all) => [...all.slice(1 - REMEMBERED), step])
    setUndone([])
  }, [])
  const undo = (step: Step) => {
    step.undo()
    setDone(done.filter((other) => other !== step))
    if (step.redo) setUndone([...undone, step])
    onUndone(step)
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event) || event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey)) return
      const step = event.shiftKey ? undone.at(-1) : done.at(-1)
      if (!step) return
      event.preventDefault()
      if (!event.shiftKey) return undo(step)
      step.redo?.()
      setUndone(undone.slice(0, -1))
      setDone([...done, step])
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  return { remember, undo }
}
