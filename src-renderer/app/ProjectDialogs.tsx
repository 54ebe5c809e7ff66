import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote, useFormat, useToasts } from '#ui'
import { useCreateProject, useDeleteProject, useRenameProject } from './queries.ts'

export function NewProject({ onDone }: { onDone: (name: string) => void }) {
  const { t } = useTranslation()
  const create = useCreateProject()
  return (
    <NameForm
      submit={t('app.createProject')}
      busy={create.isPending}
      error={create.error}
      onSubmit={(name) => create.mutate(name, { onSuccess: (project) => onDone(project.name) })}
    />
  )
}

interface OneProject {
  project_id: number
  /** As it is shown. */
  label: string
}

export function RenameProject({ project_id, label, onDone }: OneProject & { onDone: (name: string) => void }) {
  const { t } = useTranslation()
  const rename = useRenameProject()
  return (
    <NameForm
      first={label}
      submit={t('app.renameProject')}
      busy={rename.isPending}
      error={rename.error}
      onSubmit={(name) => rename.mutate({ ref: String(project_id), name }, { onSuccess: (project) => onDone(project.name) })}
    />
  )
}

/** All of a project goes at once, so its name must be typed. */
export function DeleteProject({ project_id, label, onDone }: OneProject & { onDone: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { show } = useToasts()
  const [typed, setTyped] = useState('')
  const remove = useDeleteProject()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    remove.mutate(String(project_id), {
      onSuccess: ({ bytes_freed }) => {
        show(t('app.projectDeleted', { name: label, bytes: format.bytes(bytes_freed) }))
        onDone()
      },
    })
  }
  return (
    <form className="stack" onSubmit={submit}>
      <p>{t('app.deleteProjectBody', { name: label })}</p>
      <TextInput
        data-autofocus
        label={t('app.deleteProjectConfirm', { name: label })}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <ErrorNote error={remove.error} />
      <Button type="submit" variant="filled" color="red" loading={remove.isPending} disabled={typed.trim() !== label}>
        {t('app.deleteProject')}
      </Button>
    </form>
  )
}

interface NameFormProps {
  first?: string
  submit: string
  busy: boolean
  error: unknown
  onSubmit: (name: string) => void
}

function NameForm({ first = '', submit, busy, error, onSubmit }: NameFormProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(first)
  const wanted = name.trim()
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit(wanted)
      }}
    >
      <TextInput
        data-autofocus
        label={t('app.projectName')}
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <ErrorNote error={error} />
      <Button type="submit" variant="filled" loading={busy} disabled={wanted === '' || wanted === first}>
        {submit}
      </Button>
    </form>
  )
}
