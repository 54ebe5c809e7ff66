import { Menu, Modal } from '@mantine/core'
import { IconCheck, IconChevronDown, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeleteProject, NewProject, RenameProject } from './ProjectDialogs.tsx'
import { useProjects } from './queries.ts'

interface Props {
  project: string
  onProject: (name: string) => void
}

const FIRST = 'default'

/** The project it was opened for: the list forgets it while it is renamed or deleted. */
type Dialog = { kind: 'new' } | { kind: 'rename' | 'delete'; project_id: number; label: string }

export function ProjectSwitcher({ project, onProject }: Props) {
  const { t } = useTranslation()
  const projects = useProjects()
  const [dialog, setDialog] = useState<Dialog>()
  const label = (name: string) => (name === FIRST ? t('app.defaultProject') : name)
  const own = projects.data?.rows.find((row) => row.name === project)
  const ask = (kind: 'rename' | 'delete', { project_id, name }: { project_id: number; name: string }) =>
    setDialog({ kind, project_id, label: label(name) })
  const done = (name: string) => {
    setDialog(undefined)
    onProject(name)
  }
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
          <Menu.Item leftSection={<IconPlus size={14} stroke={1.5} />} onClick={() => setDialog({ kind: 'new' })}>
            {t('app.newProject')}
          </Menu.Item>
          {own?.role === 'owner' && (
            <>
              <Menu.Item leftSection={<IconPencil size={14} stroke={1.5} />} onClick={() => ask('rename', own)}>
                {t('app.renameProject')}
              </Menu.Item>
              <Menu.Item leftSection={<IconTrash size={14} stroke={1.5} />} onClick={() => ask('delete', own)}>
                {t('app.deleteProject')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={dialog !== undefined}
        onClose={() => setDialog(undefined)}
        title={dialog && t(`app.${dialog.kind}Project`)}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        {dialog?.kind === 'new' && <NewProject onDone={done} />}
        {dialog?.kind === 'rename' && <RenameProject {...dialog} onDone={done} />}
        {dialog?.kind === 'delete' && <DeleteProject {...dialog} onDone={() => done(FIRST)} />}
      </Modal>
    </>
  )
}
