import { Button, Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useFormat } from '#ui'
import type { Run } from '../answers.ts'
import { assignmentsFile, dimensionFile, reportFile, useRuns, type useSaveFile } from '../queries.ts'

interface Props {
  run: Run
  save: ReturnType<typeof useSaveFile>
  onUpdate: () => void
}

/** Compare, files, write the labels. */
export function RunActions({ run, save, onUpdate }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <CompareMenu run_id={run.run_id} />
      <FilesMenu run_id={run.run_id} save={save} />
      <Button variant="filled" onClick={onUpdate}>
        {t('dfu.run.update')}
      </Button>
    </>
  )
}

const OFFERED_RUNS = 12

function CompareMenu({ run_id }: { run_id: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const runs = useRuns()
  const others = (runs.data?.runs ?? []).filter((run) => run.run_id !== run_id).slice(0, OFFERED_RUNS)
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button>{t('dfu.run.compare')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} href={`/dfu/runs/${run_id}/drift`}>
          {t('dfu.run.drift')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('dfu.run.compareWith')}</Menu.Label>
        {others.map((run) => (
          <Menu.Item
            key={run.run_id}
            component={Link}
            href={`/dfu/compare/${Math.min(run.run_id, run_id)}/${Math.max(run.run_id, run_id)}`}
          >
            {t('dfu.run.compareItem', { run: String(run.run_id), k: run.k, date: format.dateTime(run.created_at) })}
          </Menu.Item>
        ))}
        {others.length === 0 && <Menu.Item disabled>{t('dfu.run.noOtherRun')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}

function FilesMenu({ run_id, save }: Pick<Props, 'save'> & { run_id: number }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button loading={save.isPending}>{t('dfu.run.report')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['html', 'pdf'] as const).map((format) => (
          <Menu.Item key={format} onClick={() => save.mutate(reportFile(run_id, format, language))}>
            {t('dfu.run.reportAs', { format: format.toUpperCase() })}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => save.mutate(assignmentsFile(run_id))}>{t('dfu.run.exportDfus')}</Menu.Item>
        <Menu.Item onClick={() => save.mutate(dimensionFile())}>{t('dfu.run.exportDimension')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
