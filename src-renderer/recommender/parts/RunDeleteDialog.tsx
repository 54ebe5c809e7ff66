import { Button, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorNote, useFormat, useToasts } from '#ui'
import type { Run } from '../answers.ts'
import { useDelete } from '../queries.ts'

interface Props {
  run: Pick<Run, 'run' | 'bytes' | 'current'>
  opened: boolean
  onClose: () => void
  onDeleted: () => void
}

/** Deleting frees bytes and cannot be undone, so it says how many. */
export function RunDeleteDialog({ run: { run, bytes, current }, opened, onClose, onDeleted }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { show } = useToasts()
  const remove = useDelete()
  const confirm = () =>
    remove.mutate(run, {
      onSuccess: ({ bytes_freed }) => {
        show(t('recommender.deleted.done', { run, bytes: format.bytes(bytes_freed) }))
        onDeleted()
      },
    })
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('recommender.deleted.title', { run })}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <div className="stack">
        <p>{t('recommender.deleted.body')}</p>
        {current && <p>{t('recommender.deleted.current')}</p>}
        <ErrorNote error={remove.error} />
        <div className="row">
          <Button className="end" onClick={onClose}>
            {t('runs.cancel')}
          </Button>
          <Button variant="filled" color="red" loading={remove.isPending} onClick={confirm}>
            {t('recommender.deleted.free', { bytes: format.bytes(bytes) })}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
