import { Button, Checkbox, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { describeError, ErrorNote } from '#ui'

interface Props {
  title: string
  verb: string
  /** A name to begin with. */
  name: string
  error: unknown
  busy: boolean
  /** A chart of the same name may be replaced. */
  replaceable?: boolean
  onName: (name: string, replace: boolean) => void
  onClose: () => void
}

/** Asks for the name of a chart. */
export function NameDialog({ title, verb, name: proposed, error, busy, replaceable = false, onName, onClose }: Props) {
  const { t } = useTranslation()
  const [name, setName] = useState(proposed)
  const [replace, setReplace] = useState(false)
  const taken = replaceable && describeError(error).code === 'DATASET_CHART_NAME_TAKEN'
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') onName(name.trim(), replace)
        }}
      >
        <TextInput
          label={t('datasets.visualise.name')}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <ErrorNote error={error} />
        {taken && (
          <Checkbox
            label={t('datasets.visualise.replace')}
            checked={replace}
            onChange={(event) => setReplace(event.currentTarget.checked)}
          />
        )}
        <div className="row">
          <Button className="end" onClick={onClose}>
            {t('datasets.visualise.cancel')}
          </Button>
          <Button variant="filled" type="submit" disabled={name.trim() === ''} loading={busy}>
            {verb}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
