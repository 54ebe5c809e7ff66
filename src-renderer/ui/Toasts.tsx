import { ActionIcon, Button } from '@mantine/core'
import { IconArrowBackUp, IconX } from '@tabler/icons-react'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'

const TOAST_MS = 8000

interface Toast {
  id: number
  message: string
  undo?: () => void
}

interface Toasts {
  /** `undo` brings the former state back: by the button for 8 s, or by Ctrl Z while the toast stands. */
  show: (message: string, undo?: () => void) => void
}

const ToastsContext = createContext<Toasts>({ show: () => {} })

export const useToasts = () => useContext(ToastsContext)

export function ToastsProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const close = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), [])
  const show = useCallback((message: string, undo?: () => void) => {
    setToasts((all) => [...all.slice(-2), { id: (all.at(-1)?.id ?? 0) + 1, message, undo }])
  }, [])
  useUndoKey(toasts, close)
  const value = useMemo(() => ({ show }), [show])
  return (
    <ToastsContext value={value}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onClose={() => close(toast.id)} />
        ))}
      </div>
    </ToastsContext>
  )
}

function ToastCard({ toast, onClose }: { toast: Toast; onClose: () => void }) {
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
      <span className="grow">{toast.message}</span>
      {toast.undo && (
        <Button
          size="xs"
          leftSection={<IconArrowBackUp size={14} stroke={1.5} />}
          onClick={() => {
            toast.undo?.()
            onClose()
          }}
        >
          {t('ui.undo')}
        </Button>
      )}
      <ActionIcon aria-label={t('ui.close')} onClick={onClose}>
        <IconX size={14} stroke={1.5} />
      </ActionIcon>
    </div>
  )
}

function useUndoKey(toasts: readonly Toast[], close: (id: number) => void) {
  useEffect(() => {
    const last = toasts.findLast((toast) => toast.undo)
    if (!last) return
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, [contenteditable]')
      if (typing || event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return
      event.preventDefault()
      last.undo?.()
      close(last.id)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [toasts, close])
}
