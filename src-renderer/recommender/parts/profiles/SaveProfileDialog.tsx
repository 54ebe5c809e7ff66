import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote, useToasts } from '#ui'
import type { ProfileRow } from '../../answers.ts'
import { useSaveProfile } from '../../queries.ts'

interface Props {
  opened: boolean
  taken: readonly ProfileRow[]
  profile: ProfileRow['profile']
  onClose: () => void
  onSaved: (name: string) => void
}

/** Settings under a name of one's own. */
export function SaveProfileDialog({ opened, taken, profile, onClose, onSaved }: Props) {
  const { t } = useTranslation()
  const { show } = useToasts()
  const save = useSaveProfile()
  const [name, setName] = useState('')
  const typed = name.trim()
  const same = taken.find((row) => row.name.toLowerCase() === typed.toLowerCase())
  const confirm = () =>
    save.mutate(
      { name: typed, profile },
      {
        onSuccess: (saved) => {
          show(t('recommender.profiles.saved', { name: saved.name }))
          setName('')
          onSaved(saved.name)
          onClose()
        },
      },
    )
  return (
    <Modal opened={opened} onClose={onClose} title={t('recommender.profiles.saveAs')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <div className="stack">
        <TextInput
          label={t('recommender.profiles.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={same ? t(same.packaged ? 'recommender.profiles.namePackaged' : 'recommender.profiles.nameTaken') : undefined}
          data-autofocus
        />
        <ErrorNote error={save.error} />
        <div className="row">
          <Button className="end" onClick={onClose}>
            {t('runs.cancel')}
          </Button>
          <Button variant="filled" disabled={typed === '' || same !== undefined} loading={save.isPending} onClick={confirm}>
            {t('recommender.profiles.save')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
