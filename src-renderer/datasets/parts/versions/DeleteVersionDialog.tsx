import { Button, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorNote, Note, useFormat, useToasts } from '#ui'
import type { Details, VersionDetails } from '../../answers.ts'
import { useDeleteVersion } from '../../queries.ts'
import { ownBytes } from '../../versions-view.ts'

interface Props {
  details: Details
  versions: readonly VersionDetails[]
  version_number: number
  onClose: () => void
  onDeleted: () => void
}

/** Says what goes and how much space that gives; what other versions need stays. */
export function DeleteVersionDialog({ details, versions, version_number, onClose, onDeleted }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { show } = useToasts()
  const remove = useDeleteVersion()
  const number = String(version_number)
  const bytes = ownBytes(versions, version_number)
  const fed = details.feeds.filter((feed) => feed.version_number === version_number)
  const confirm = () =>
    remove.mutate(
      { dataset: String(details.dataset_id), version: version_number },
      {
        onSuccess: ({ bytes_freed }) => {
          show(t('datasets.history.deleted', { number, size: format.bytes(bytes_freed) }))
          onDeleted()
          onClose()
        },
      },
    )
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('datasets.history.deleteTitle', { number, name: details.name })}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <div className="stack">
        <p className="text">
          {bytes > 0 ? t('datasets.history.deleteBody', { size: format.bytes(bytes) }) : t('datasets.history.deleteShared')}
        </p>
        {fed.length > 0 && (
          <Note tone="warning">
            {t('datasets.feeds', { count: fed.length, tables: fed.map(({ table }) => t(`datasets.targets.${table}`)).join(', ') })}
          </Note>
        )}
        <ErrorNote error={remove.error} />
        <div className="row">
          <Button className="end" onClick={onClose}>
            {t('datasets.cancel')}
          </Button>
          <Button variant="filled" color="red" loading={remove.isPending} onClick={confirm}>
            {t('datasets.history.deleteVerb')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
