import { Button, Modal } from '@mantine/core'
import type { UseMutationResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorNote, useFormat, useToasts } from '#ui'

interface Props {
  run_id: number
  /** What goes and what stays. */
  body: string
  remove: UseMutationResult<{ rows: number; bytes: number }, Error, number>
  opened: boolean
  onClose: () => void
  onDeleted: () => void
}

/** Deleting frees bytes and cannot be undone, so it names what goes. */
export function DeleteDialog({ run_id, body, remove, opened, onClose, onDeleted }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { show } = useToasts()
  const name = { run: String(run_id) }
  const confirm = () =>
    remove.mutate(run_id, {
      onSuccess: ({ rows, bytes }) => {
        show(t('runs.deleted.done', { ...name, count: rows, bytes: format.bytes(bytes) }))
        onDeleted()
      },
    })
  return (
    <Modal opened={opened} onClose={onClose} title={t('runs.deleted.title', name)} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <div className="stack">
        <p>{body}</p>
        <ErrorNote error={remove.error} />
        <div className="row">
          <Button className="end" onClick={onClose}>
            {t('runs.cancel')}
          </Button>
          <Button variant="filled" color="red" loading={remove.isPending} onClick={confirm}>
            {t('runs.deleted.title', name)}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
