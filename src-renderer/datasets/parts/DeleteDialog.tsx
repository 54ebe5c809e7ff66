import { Button, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorNote, Loaded, Note, useFormat, useToasts } from '#ui'
import type { Dataset } from '../answers.ts'
import { useDataset, useDelete } from '../queries.ts'
import { totalBytes } from '../view.ts'

interface Props {
  dataset: Pick<Dataset, 'dataset_id' | 'name'>
  onClose: () => void
  onDeleted?: () => void
}

/** Says what goes and how much space that gives before anything is gone. */
export function DeleteDialog({ dataset: { dataset_id, name }, onClose, onDeleted }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { show } = useToasts()
  const remove = useDelete()
  const query = useDataset(String(dataset_id), { enabled: !remove.isSuccess })
  const confirm = () =>
    remove.mutate(String(dataset_id), {
      onSuccess: (gone) => {
        show(t('datasets.deleted', { name: gone.name, size: format.bytes(gone.bytes_freed) }))
        onClose()
        onDeleted?.()
      },
    })
  return (
    <Modal opened onClose={onClose} title={t('datasets.deleteTitle', { name })} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Loaded query={query}>
        {(details) => (
          <div className="stack">
            <p className="text">
              {t('datasets.deleteBody', { count: details.versions.length, size: format.bytes(totalBytes(details)) })}{' '}
              {details.table && details.feeds.length === 0 && t('datasets.deleteKeeps', { table: t(`datasets.targets.${details.table}`) })}
            </p>
            {details.feeds.length > 0 && (
              <Note tone="warning">
                {t('datasets.feeds', {
                  count: details.feeds.length,
                  tables: details.feeds.map(({ table }) => t(`datasets.targets.${table}`)).join(', '),
                })}
              </Note>
            )}
            <ErrorNote error={remove.error} />
            <div className="row">
              <Button className="end" onClick={onClose}>
                {t('datasets.cancel')}
              </Button>
              <Button variant="filled" color="red" loading={remove.isPending} onClick={confirm}>
                {t('datasets.deleteVerb')}
              </Button>
            </div>
          </div>
        )}
      </Loaded>
    </Modal>
  )
}
