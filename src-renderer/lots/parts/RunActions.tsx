import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { CompareMenu } from '../../runs/CompareMenu.tsx'
import { FilesMenu } from '../../runs/FilesMenu.tsx'
import type { useSaveFile } from '../../runs/queries.ts'
import { assignmentsFile, segmentsFile, useRuns } from '../queries.ts'

interface Props {
  run_id: number
  save: ReturnType<typeof useSaveFile>
}

/** Compare, report, new run. */
export function RunActions({ run_id, save }: Props) {
  const { t } = useTranslation()
  const runs = (useRuns().data?.runs ?? []).map(({ n_clusters, ...run }) => ({ ...run, k: n_clusters }))
  const files = [
    { label: t('lots.run.exportLots'), file: assignmentsFile(run_id) },
    { label: t('lots.run.exportSegments'), file: segmentsFile(run_id) },
  ]
  return (
    <>
      <CompareMenu base="/lots" run_id={run_id} runs={runs} />
      <FilesMenu kind="lots" id={run_id} save={save} files={files} />
      <Button variant="filled" component={Link} href="/lots/new">
        {t('lots.newRun')}
      </Button>
    </>
  )
}
