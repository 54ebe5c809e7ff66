import './dfu.css'
import { Button } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { CopyButton, EmptyState, ErrorNote, Page, useFormat } from '#ui'
import { commandLine } from '../runs/command-line.ts'
import { TaskFollow } from '../runs/TaskFollow.tsx'
import { useStartedJob } from '../runs/use-started-job.ts'
import type { Drifted, DriftResult } from './answers.ts'
import { DriftAnswer } from './parts/DriftAnswer.tsx'
import { DriftInspector } from './parts/DriftInspector.tsx'
import { useDrift } from './queries.ts'

/** Which DFUs would change segment with the months that arrived since the run, and why. */
export function DriftPage({ run_id }: { run_id: number }) {
  const { t } = useTranslation()
  const job = useStartedJob<number, number, DriftResult>(useDrift(), (id) => id, Object.is)
  const [picked, setPicked] = useState<Drifted>()
  const { result } = job
  const run = t('dfu.runNumber', { run: String(run_id) })
  const shown = picked ?? result?.changed[0]
  return (
    <Page
      title={t('dfu.drift.title', { run: String(run_id) })}
      crumbs={[{ label: t('dfu.title'), href: '/dfu' }, { label: run, href: `/dfu/runs/${run_id}` }, { label: t('dfu.drift.crumb') }]}
      facts={useDriftFacts(result)}
      actions={
        <>
          <CopyButton label={t('dfu.copyCommand')} text={commandLine('dfu', 'drift', run_id)} />
          <Button component={Link} href={`/dfu/runs/${run_id}`}>
            {run}
          </Button>
        </>
      }
      inspector={result && shown && <DriftInspector run_id={run_id} drifted={shown} />}
    >
      {result ? (
        <DriftAnswer answer={result} selected={shown} onSelect={setPicked} />
      ) : (
        <div className="stack" style={{ padding: 16 }}>
          {job.task_id === undefined && (
            <EmptyState
              title={t('dfu.drift.ask')}
              action={
                <Button
                  variant="filled"
                  leftSection={<IconPlayerPlay size={14} stroke={1.5} />}
                  loading={job.busy}
                  onClick={() => job.start(run_id)}
                >
                  {t('dfu.drift.start')}
                </Button>
              }
            >
              {t('dfu.drift.body')}
            </EmptyState>
          )}
          {job.task_id !== undefined && (
            <TaskFollow task_id={job.task_id} name={t('dfu.task.drift')} onDone={job.done} onRestarted={job.restarted} />
          )}
          <ErrorNote error={job.error} />
        </div>
      )}
    </Page>
  )
}

function useDriftFacts(answer: DriftResult | undefined) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!answer) return undefined
  return [
    { value: format.number(answer.common), label: t('dfu.drift.common', { count: answer.common }) },
    { value: format.number(answer.changed_total), label: t('dfu.drift.changed', { count: answer.changed_total }) },
    { value: format.number(answer.new_dfus), label: t('dfu.drift.new', { count: answer.new_dfus }), term: 'dfu.new_dfus' },
    { value: format.number(answer.gone_dfus), label: t('dfu.drift.gone', { count: answer.gone_dfus }), term: 'dfu.gone_dfus' },
  ]
}
