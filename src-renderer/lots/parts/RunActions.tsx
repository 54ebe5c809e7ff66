import { Button, Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useFormat } from '#ui'
import { assignmentsFile, reportFile, segmentsFile, useRuns, type useSaveFile } from '../queries.ts'

interface Props {
  run_id: number
  save: ReturnType<typeof useSaveFile>
}

/** Compare, report, new run. */
export function RunActions({ run_id, save }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <CompareMenu run_id={run_id} />
      <ReportMenu run_id={run_id} save={save} />
      <Button variant="filled" component={Link} href="/lots/new">
        {t('lots.newRun')}
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
        <Button>{t('lots.run.compare')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('lots.run.compareWith')}</Menu.Label>
        {others.map((run) => (
          <Menu.Item
            key={run.run_id}
            component={Link}
            href={`/lots/compare/${Math.min(run.run_id, run_id)}/${Math.max(run.run_id, run_id)}`}
          >
            {t('lots.run.compareItem', { run: String(run.run_id), k: run.n_clusters, date: format.dateTime(run.created_at) })}
          </Menu.Item>
        ))}
        {others.length === 0 && <Menu.Item disabled>{t('lots.run.noOtherRun')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}

function ReportMenu({ run_id, save }: Props) {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button loading={save.isPending}>{t('lots.run.report')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['html', 'pdf'] as const).map((format) => (
          <Menu.Item key={format} onClick={() => save.mutate(reportFile(run_id, format, language))}>
            {t('lots.run.reportAs', { format: format.toUpperCase() })}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => save.mutate(assignmentsFile(run_id))}>{t('lots.run.exportLots')}</Menu.Item>
        <Menu.Item onClick={() => save.mutate(segmentsFile(run_id))}>{t('lots.run.exportSegments')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
