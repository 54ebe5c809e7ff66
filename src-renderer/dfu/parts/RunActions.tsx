import { Button, Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { CompareMenu } from '../../runs/CompareMenu.tsx'
import { FilesMenu } from '../../runs/FilesMenu.tsx'
import type { useSaveFile } from '../../runs/queries.ts'
import { assignmentsFile, dimensionFile, useRuns } from '../queries.ts'

interface Props {
  run_id: number
  save: ReturnType<typeof useSaveFile>
  onUpdate: () => void
}

/** Compare, files, write the labels. */
export function RunActions({ run_id, save, onUpdate }: Props) {
  const { t } = useTranslation()
  const runs = useRuns().data?.runs ?? []
  const files = [
    { label: t('dfu.run.exportDfus'), file: assignmentsFile(run_id) },
    { label: t('dfu.run.exportDimension'), file: dimensionFile() },
  ]
  return (
    <>
      <CompareMenu base="/dfu" run_id={run_id} runs={runs}>
        <Menu.Item component={Link} href={`/dfu/runs/${run_id}/drift`}>
          {t('dfu.run.drift')}
        </Menu.Item>
        <Menu.Divider />
      </CompareMenu>
      <FilesMenu kind="dfu" id={run_id} save={save} files={files} />
      <Button variant="filled" onClick={onUpdate}>
        {t('dfu.run.update')}
      </Button>
    </>
  )
}
