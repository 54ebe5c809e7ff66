import './recommender.css'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { Page, Wizard } from '#ui'
import { DEFAULT_FORM, type Form, trainInput, trainProblem } from './form.ts'
import { DataStep, DataStepPreview } from './parts/DataStep.tsx'
import { ModelStep } from './parts/ModelStep.tsx'
import { ParametersPreview } from './parts/ParametersPreview.tsx'
import { SourcesStep } from './parts/SourcesStep.tsx'
import { TrainingCurves } from './parts/TrainingCurves.tsx'
import { TrainStep } from './parts/TrainStep.tsx'
import { useCurve, useData, useTrain } from './queries.ts'

/** Data → products and pairs → model → training with its curves while it runs. */
export function TrainPage() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [form, setForm] = useState<Form>(DEFAULT_FORM)
  const [task, setTask] = useState<number>()
  const change = (part: Partial<Form>) => setForm((before) => ({ ...before, ...part }))
  const data = useData()
  const train = useTrain()
  const curve = useCurve(task)
  const problem = trainProblem(form)
  const check = data.data?.check
  const running = task !== undefined && curve.data?.phase !== 'ended'
  const start = () => train.mutate(trainInput(form), { onSuccess: ({ task_id }) => setTask(task_id) })
  const wrong = problem && t(`recommender.wizard.${problem}`)
  const preview = <ParametersPreview form={form} check={check ?? undefined} />
  return (
    <Page
      title={t('recommender.newRun')}
      crumbs={[{ label: t('recommender.title'), href: '/recommender' }, { label: t('recommender.newRun') }]}
    >
      <Wizard
        label={t('recommender.newRun')}
        consequence={check && t('recommender.wizard.consequence', { count: check.baskets, epochs: form.epochs ?? 0 })}
        onCancel={{ label: t('runs.cancel'), onClick: () => navigate('/recommender') }}
        finish={{ label: t('recommender.wizard.train'), busy: train.isPending || running, onClick: start }}
        steps={[
          {
            key: 'data',
            label: t('recommender.wizard.data'),
            summary: check ? t('recommender.wizard.dataFound', { count: check.baskets, products: check.products }) : undefined,
            problem: data.data && !check ? t('recommender.wizard.noBaskets') : check ? undefined : t('ui.loading'),
            content: <DataStep form={form} onChange={change} data={data.data} />,
            preview: <DataStepPreview data={data} />,
          },
          {
            key: 'sources',
            label: t('recommender.wizard.sources'),
            summary: t('recommender.wizard.sourcesSet', { count: form.ease_items ?? 0 }),
            problem: wrong,
            content: <SourcesStep form={form} onChange={change} />,
            preview,
          },
          {
            key: 'model',
            label: t('recommender.wizard.model'),
            summary: t('recommender.wizard.modelSet', { loss: t(`recommender.loss.${form.loss}`), components: form.no_components ?? 0 }),
            problem: wrong,
            content: <ModelStep form={form} onChange={change} />,
            preview,
          },
          {
            key: 'train',
            label: t('recommender.wizard.training'),
            content: (
              <TrainStep
                form={form}
                onChange={change}
                task_id={task}
                error={train.error}
                onRestarted={setTask}
                onDone={(run) => navigate(`/recommender/runs/${encodeURIComponent(run)}`)}
              />
            ),
            preview: curve.data ? <TrainingCurves epochs={curve.data.epochs} best={curve.data.best_epoch} name="training" /> : preview,
          },
        ]}
      />
    </Page>
  )
}
