import './lots.css'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { Page, Wizard } from '#ui'
import {
  clusterInput,
  DEFAULT_FORM,
  daysCrossed,
  eligibleInput,
  type Form,
  filtersFit,
  methodFits,
  strictest,
  usedFeatures,
} from './form.ts'
import { FeaturesPreview, FeaturesStep } from './parts/FeaturesStep.tsx'
import { FiltersPreview, FiltersStep } from './parts/FiltersStep.tsx'
import { MethodPreview, MethodStep } from './parts/MethodStep.tsx'
import { RunStep } from './parts/RunStep.tsx'
import { useCluster, useEligible } from './queries.ts'

/** Filters → features → number of clusters → run. */
export function NewRunPage() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [form, setForm] = useState<Form>(DEFAULT_FORM)
  const [task_id, setTask] = useState<number>()
  const asked = useDeferredValue(form)
  const eligible = useEligible(eligibleInput(asked), filtersFit(asked))
  const start = useCluster()
  const change = (part: Partial<Form>) => setForm((before) => ({ ...before, ...part }))
  const answer = eligible.data
  const worst = answer && strictest(answer.removed)
  const tooFew =
    answer && !answer.enough
      ? t(worst ? 'lots.wizard.tooFewBecause' : 'lots.wizard.tooFew', {
          eligible: answer.eligible,
          min: answer.min_lots,
          filter: worst ? t(`lots.params.${worst.filter}`) : '',
          removed: worst?.removed ?? 0,
        })
      : undefined
  const keeps = answer && t('lots.wizard.keeps', { eligible: answer.eligible, lots: answer.lots })
  const used = usedFeatures(form, answer)
  const filterProblem = daysCrossed(form)
    ? t('lots.wizard.daysCrossed')
    : filtersFit({ ...form, features: null })
      ? undefined
      : t('lots.wizard.fixField')
  return (
    <Page title={t('lots.newRun')} crumbs={[{ label: t('lots.title'), href: '/lots' }, { label: t('lots.newRun') }]}>
      <Wizard
        label={t('lots.newRun')}
        consequence={keeps}
        onCancel={{ label: t('runs.cancel'), onClick: () => navigate('/lots') }}
        finish={{
          label: t('lots.wizard.run'),
          busy: start.isPending || task_id !== undefined,
          onClick: () => start.mutate(clusterInput(form), { onSuccess: (started) => setTask(started.task_id) }),
        }}
        steps={[
          {
            key: 'filters',
            label: t('lots.wizard.filters'),
            summary: keeps,
            problem: filterProblem ?? (form.features === null ? tooFew : undefined),
            content: <FiltersStep form={form} onChange={change} eligible={answer} />,
            preview: <FiltersPreview eligible={eligible} />,
          },
          {
            key: 'features',
            label: t('lots.wizard.features'),
            summary: t('lots.wizard.featuresChosen', { count: used.length }),
            problem: used.length === 0 && answer ? t('lots.wizard.noFeature') : tooFew,
            content: <FeaturesStep form={form} onChange={change} eligible={answer} />,
            preview: <FeaturesPreview eligible={eligible} used={used} />,
          },
          {
            key: 'method',
            label: t('lots.wizard.method'),
            summary: t('lots.wizard.methodChosen', { k: form.n_clusters ?? 0, seed: String(form.random_state) }),
            problem: methodFits(form) ? undefined : t('lots.wizard.fixField'),
            content: <MethodStep form={form} onChange={change} />,
            preview: <MethodPreview form={form} onPick={(k) => change({ n_clusters: k })} ready={answer?.enough === true} />,
          },
          {
            key: 'run',
            label: t('lots.wizard.run'),
            content: (
              <RunStep
                form={form}
                used={used}
                eligible={answer}
                error={start.error}
                task_id={task_id}
                onDone={({ run_id }) => navigate(`/lots/runs/${Number(run_id)}`)}
                onTask={setTask}
              />
            ),
          },
        ]}
      />
    </Page>
  )
}
