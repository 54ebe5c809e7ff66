import './recommender.css'
import { Button, SegmentedControl } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState, type Fact, Loaded, Mosaic, Page, useFormat } from '#ui'
import { Problems } from '../runs/Problems.tsx'
import { TaskFollow } from '../runs/TaskFollow.tsx'
import type { EvaluationSummary } from './parts/evaluation/answers.ts'
import { BaselineChart } from './parts/evaluation/BaselineChart.tsx'
import { CasesPanel } from './parts/evaluation/CasesPanel.tsx'
import { EvaluateDialog } from './parts/evaluation/EvaluateDialog.tsx'
import { EvaluationInspector } from './parts/evaluation/EvaluationInspector.tsx'
import { EvaluationsTable } from './parts/evaluation/EvaluationsTable.tsx'
import { ProfessionFigures } from './parts/evaluation/ProfessionFigures.tsx'
import { useEvaluations, useEvaluationsOf } from './parts/evaluation/queries.ts'
import { ReachTable } from './parts/evaluation/ReachTable.tsx'
import { SizesChart } from './parts/evaluation/SizesChart.tsx'
import { TuneDialog } from './parts/evaluation/TuneDialog.tsx'
import { type Chosen, METRICS, type Metric } from './parts/evaluation/view.ts'
import { Sections } from './parts/Sections.tsx'

const MOST_CHOSEN = 4

/** What runs and profiles find in held-out baskets, beside what simple methods find. */
export function EvaluationPage({ run }: { run?: string }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [ticked, setTicked] = useState<readonly number[]>([])
  const [metric, setMetric] = useState<Metric>('hit')
  const [dialog, setDialog] = useState<'evaluate' | 'tune'>()
  const [tasks, setTasks] = useState<readonly number[]>([])
  const evaluations = useEvaluations()
  const list = evaluations.data?.evaluations ?? []
  const known = ticked.filter((id) => list.some(({ evaluation_id }) => evaluation_id === id))
  const ids = known.length > 0 ? known : list.slice(0, 1).flatMap(({ evaluation_id }) => evaluation_id ?? [])
  const answers = useEvaluationsOf(ids)
  const chosen = answers.flatMap(({ data }, place): Chosen[] => (data ? [{ number: place + 1, evaluation: data }] : []))
  const tick = (id: number) =>
    setTicked((all) => (all.includes(id) ? all.filter((one) => one !== id) : [...all.slice(1 - MOST_CHOSEN), id]))
  const ended = (task_id: number, result: Record<string, unknown>) => {
    setTasks((all) => all.filter((one) => one !== task_id))
    const { evaluation_id } = result
    if (typeof evaluation_id === 'number')
      setTicked((all) => [...all.filter((id) => id !== evaluation_id).slice(1 - MOST_CHOSEN), evaluation_id])
    void queries.invalidateQueries({ queryKey: ['recommender'] })
  }
  return (
    <Page
      title={t('recommender.section.evaluation')}
      crumbs={[{ label: t('recommender.title'), href: '/recommender' }, { label: t('recommender.section.evaluation') }]}
      facts={useEvaluationFacts(list)}
      actions={
        <>
          <Button onClick={() => setDialog('tune')}>{t('recommender.tune.open')}</Button>
          <Button variant="filled" onClick={() => setDialog('evaluate')}>
            {t('recommender.evaluation.start')}
          </Button>
        </>
      }
      inspector={chosen[0] && <EvaluationInspector key={chosen[0].evaluation.evaluation_id} evaluation={chosen[0].evaluation} />}
    >
      <Sections current="evaluation" />
      <Problems errors={answers.map(({ error }) => error)} />
      {tasks.map((task_id) => (
        <div key={task_id} style={{ padding: '8px 16px', borderBottom: '1px solid var(--t-line)' }}>
          <TaskFollow
            task_id={task_id}
            name={t('recommender.evaluation.job')}
            onDone={(result) => ended(task_id, result)}
            onRestarted={(next) => setTasks((all) => all.map((one) => (one === task_id ? next : one)))}
          />
        </div>
      ))}
      <Loaded query={evaluations}>
        {() =>
          list.length === 0 ? (
            <EmptyState
              title={t('recommender.evaluation.none')}
              action={<Button onClick={() => setDialog('evaluate')}>{t('recommender.evaluation.startFirst')}</Button>}
            >
              {t('recommender.evaluation.noneBody')}
            </EmptyState>
          ) : (
            <>
              <div className="toolbar">
                <h2>{t('recommender.evaluation.figures')}</h2>
                <span className="end">
                  <SegmentedControl
                    aria-label={t('recommender.evaluation.metric')}
                    value={metric}
                    onChange={(value) => setMetric(value as Metric)}
                    data={METRICS.map((value) => ({ value, label: t(`recommender.metric.${value}`) }))}
                  />
                </span>
              </div>
              <Mosaic columns="repeat(auto-fit, minmax(440px, 1fr))">
                <SizesChart chosen={chosen} metric={metric} />
                <BaselineChart chosen={chosen} metric={metric} />
                <ReachTable chosen={chosen} />
                <ProfessionFigures chosen={chosen} metric={metric} />
              </Mosaic>
              <EvaluationsTable evaluations={list} ids={ids} onTick={tick} />
            </>
          )
        }
      </Loaded>
      <CasesPanel />
      <EvaluateDialog
        run={run}
        opened={dialog === 'evaluate'}
        onClose={() => setDialog(undefined)}
        onStarted={(id) => setTasks((all) => [...all, id])}
      />
      <TuneDialog run={run} opened={dialog === 'tune'} onClose={() => setDialog(undefined)} />
    </Page>
  )
}

function useEvaluationFacts(list: readonly EvaluationSummary[]): Fact[] | undefined {
  const { t } = useTranslation()
  const format = useFormat()
  if (list.length === 0) return undefined
  const leaks = list.filter(({ leak }) => leak !== null).length
  return [
    { value: format.number(list.length), label: t('recommender.fact.evaluations', { count: list.length }) },
    { label: t('recommender.fact.intervals'), term: 'recommender.interval' },
    ...(leaks > 0 ? [{ value: format.number(leaks), label: t('recommender.fact.leaks', { count: leaks }), term: 'recommender.leak' }] : []),
  ]
}
