import { Button, Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#ui'
import { reportFile, type SavedFile, type useSaveFile } from './queries.ts'

interface Props {
  /** Kind of report, as in `reports build KIND`. */
  kind: string
  id: number | string
  save: ReturnType<typeof useSaveFile>
  /** Tables of the run that leave as files. */
  files: readonly { label: string; file: SavedFile }[]
}

/** The report of a run, and its tables as files. */
export function FilesMenu({ kind, id, save, files }: Props) {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button loading={save.isPending}>{t('runs.report')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['html', 'pdf'] as const).map((format) => (
          <Menu.Item key={format} onClick={() => save.mutate(reportFile(kind, id, format, language))}>
            {t('runs.reportAs', { format: format.toUpperCase() })}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {files.map(({ label, file }) => (
          <Menu.Item key={label} onClick={() => save.mutate(file)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
