import { Button, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorNote, useFormat, useToasts } from '#ui'
import type { RunSummary } from '../answers.ts'
import { useDelete } from '../queries.ts'

interface Props {
  run: Pick<RunSummary, 'run_id' | 'n_dfus'>
  opened: boolean
  onClose: () => void
  onDeleted: () => void
}

/** Deleting frees bytes and cannot be undone, so it names what goes. */
export function DeleteDialog({ run, opened, onClose, onDeleted }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { show } = useToasts()
  const remove = useDelete()
  const name = { run: String(run.run_id) }
  const confirm = () =>
    remove.mutate(run.run_id, {
      onSuccess: ({ rows, bytes }) => {
        show(t('dfu.deleted.done', { ...name, count: rows, bytes: format.bytes(bytes) }))
        onDeleted()
      },
    })
  return (
    <Modal opened={opened} onClose={onClose} title={t('dfu.deleted.title', name)} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <div className="stack">
        <p>{t('dfu.deleted.body', { ...name, count: run.n_dfus })}</p>
        <ErrorNote error={remove.error} />
        <div className="row">
          <Button className="end" onClick={onClose}>
            {t('dfu.cancel')}
          </Button>
          <Button variant="filled" color="red" loading={remove.isPending} onClick={confirm}>
            {t('dfu.deleted.title', name)}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
