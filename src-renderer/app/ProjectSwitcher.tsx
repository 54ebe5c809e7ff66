import { Button, Menu, Modal, TextInput } from '@mantine/core'
import { IconCheck, IconChevronDown, IconPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '#ui'
import { useCreateProject, useProjects } from './queries.ts'

interface Props {
  project: string
  onProject: (name: string) => void
}

export function ProjectSwitcher({ project, onProject }: Props) {
  const { t } = useTranslation()
  const projects = useProjects()
  const [creating, setCreating] = useState(false)
  const label = (name: string) => (name === 'default' ? t('app.defaultProject') : name)
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <button type="button" className="bare project" title={t('app.changeProject')}>
            <span className="t3 small">{t('app.project')}</span>
            <span className="med ell">{label(project)}</span>
            <IconChevronDown size={14} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {projects.data?.rows.map((row) => (
            <Menu.Item
              key={row.project_id}
              leftSection={<IconCheck size={14} stroke={1.5} style={{ visibility: row.name === project ? 'visible' : 'hidden' }} />}
              onClick={() => onProject(row.name)}
            >
              {label(row.name)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus size={14} stroke={1.5} />} onClick={() => setCreating(true)}>
            {t('app.newProject')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={creating}
        onClose={() => setCreating(false)}
        title={t('app.newProject')}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        <NewProject
          onCreated={(name) => {
            setCreating(false)
            onProject(name)
          }}
        />
      </Modal>
    </>
  )
}

function NewProject({ onCreated }: { onCreated: (name: string) => void }) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const create = useCreateProject()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate(name.trim(), { onSuccess: (project) => onCreated(project.name) })
  }
  return (
    <form className="stack" onSubmit={submit}>
      <TextInput
        data-autofocus
        label={t('app.projectName')}
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <ErrorNote error={create.error} />
      <Button type="submit" variant="filled" loading={create.isPending} disabled={name.trim() === ''}>
        {t('app.createProject')}
      </Button>
    </form>
  )
}
