import './recommender.css'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { Loaded, Mosaic, Note, Page, useFormat } from '#ui'
import { FilesMenu } from '../runs/FilesMenu.tsx'
import { Problems } from '../runs/Problems.tsx'
import { useSaveFile } from '../runs/queries.ts'
import type { Run } from './answers.ts'
import { FilesPanel } from './parts/FilesPanel.tsx'
import { LineagePanel } from './parts/LineagePanel.tsx'
import { ParametersPanel } from './parts/ParametersPanel.tsx'
import { RunDeleteDialog } from './parts/RunDeleteDialog.tsx'
import { RunState } from './parts/RunsTable.tsx'
import { TrainingCurves } from './parts/TrainingCurves.tsx'
import { usePromotion } from './parts/use-promotion.ts'
import { useRunFacts } from './parts/use-run-facts.ts'
import { useRepeat, useRun } from './queries.ts'
import { inLanguage } from './view.ts'

export function RunPage({ name }: { name: string }) {
  const { t } = useTranslation()
  const run = useRun(name)
  if (run.data) return <RunView key={name} run={run.data} />
  return (
    <Page title={name} crumbs={[{ label: t('recommender.title'), href: '/recommender' }, { label: name }]}>
      <Loaded query={run}>{() => null}</Loaded>
    </Page>
  )
}

function RunView({ run }: { run: Run }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const [, navigate] = useLocation()
  const [deleting, setDeleting] = useState(false)
  const save = useSaveFile()
  const repeat = useRepeat()
  const promotion = usePromotion()
  const again = () => repeat.mutate(run.run, { onSuccess: ({ task_id }) => navigate(`/recommender/tasks/${task_id}`) })
  return (
    <Page
      title={run.run}
      badge={<RunState run={run} />}
      crumbs={[{ label: t('recommender.title'), href: '/recommender' }, { label: run.run }]}
      facts={useRunFacts(run)}
      actions={
        <>
          <Button component={Link} href={`/recommender/tester/${encodeURIComponent(run.run)}`}>
            {t('recommender.run.test')}
          </Button>
          <FilesMenu kind="recommender" id={run.run} save={save} files={[]} />
          {run.current && (
            <Button variant="filled" component={Link} href={`/recommender/evaluation/${encodeURIComponent(run.run)}`}>
              {t('recommender.run.evaluate')}
            </Button>
          )}
          {!run.current && (
            <Button variant="filled" disabled={!run.complete} loading={promotion.busy} onClick={() => promotion.promote(run.run)}>
              {t('recommender.run.promote')}
            </Button>
          )}
        </>
      }
    >
      <Problems errors={[save.error, repeat.error, promotion.error]} />
      {run.warnings.length > 0 && (
        <div className="stack tight" style={{ padding: '8px 16px' }}>
          {inLanguage(language, run.warnings, run.warnings_fr).map((warning) => (
            <Note key={warning} tone="warning">
              {warning}
            </Note>
          ))}
        </div>
      )}
      <TrainingCurves epochs={run.curve} best={run.best_epoch} name={run.run} />
      <Mosaic columns="repeat(auto-fit, minmax(300px, 1fr))">
        <ParametersPanel run={run} repeating={repeat.isPending} onRepeat={again} />
        <LineagePanel run={run} />
        <FilesPanel run={run} onDelete={() => setDeleting(true)} />
      </Mosaic>
      <RunDeleteDialog run={run} opened={deleting} onClose={() => setDeleting(false)} onDeleted={() => navigate('/recommender')} />
    </Page>
  )
}
