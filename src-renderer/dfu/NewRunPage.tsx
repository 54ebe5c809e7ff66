import './dfu.css'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { Page, useFormat, Wizard } from '#ui'
import { useStartedJob } from '../runs/use-started-job.ts'
import type { FeaturesInput, FeaturesResult, TrainInput, TrainResult } from './answers.ts'
import { DEFAULT_FORM, type Form, featuresInput, sameFeatures, sameSweep, seriesProblem, sweepProblem, trainInput } from './form.ts'
import { DataPreview, DataStep } from './parts/DataStep.tsx'
import { FeaturesPreview, FeaturesStep } from './parts/FeaturesStep.tsx'
import { KPreview, KStep } from './parts/KStep.tsx'
import { RunStep } from './parts/RunStep.tsx'
import { useWords } from './parts/use-words.ts'
import { useFacts, useFeatures, useTrain } from './queries.ts'

/** Data → features → number of clusters → run. What each step found stays when an earlier one is opened again. */
export function NewRunPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useWords()
  const [, navigate] = useLocation()
  const [form, setForm] = useState<Form>(DEFAULT_FORM)
  const change = (part: Partial<Form>) => setForm((before) => ({ ...before, ...part }))
  const facts = useFacts()
  const features = useStartedJob<Form, FeaturesInput, FeaturesResult>(useFeatures(), featuresInput, sameFeatures)
  const sweep = useStartedJob<Form, TrainInput, TrainResult>(
    useTrain(),
    (asked) => trainInput({ ...asked, k: null }, format.language),
    sameSweep,
  )
  const own = useStartedJob<Form, TrainInput, TrainResult>(
    useTrain(),
    (asked) => trainInput(asked, format.language),
    () => true,
  )
  const made = own.result?.run_id
  useEffect(() => {
    if (made !== undefined) navigate(`/dfu/runs/${made}`)
  }, [made, navigate])
  const found = sweep.resultOf(form)
  const k = form.k ?? found?.k
  const problem = seriesProblem(form)
  const wrong = sweepProblem(form)
  const check = facts.data?.check
  const noSales = facts.data && !facts.data.bound ? t('dfu.wizard.noSales') : undefined
  const matrix = features.resultOf(form)
  const ready = found && (form.k === null || form.k === found.k)
  const finish = () => (ready && found ? navigate(`/dfu/runs/${found.run_id}`) : own.start(form))
  const months = matrix && { first: words.month(matrix.window.first_month), last: words.month(matrix.window.last_month) }
  return (
    <Page title={t('dfu.newRun')} crumbs={[{ label: t('dfu.title'), href: '/dfu' }, { label: t('dfu.newRun') }]}>
      <Wizard
        label={t('dfu.newRun')}
        consequence={found && t('dfu.wizard.consequence', { count: found.dfus, k: k ?? found.k })}
        onCancel={{ label: t('runs.cancel'), onClick: () => navigate('/dfu') }}
        finish={{
          label: ready && found ? t('dfu.wizard.open', { run: String(found.run_id) }) : t('dfu.wizard.runWith', { k: form.k ?? 0 }),
          busy: own.busy,
          onClick: finish,
        }}
        steps={[
          {
            key: 'data',
            label: t('dfu.wizard.data'),
            summary: check ? t('dfu.wizard.dataFound', { count: check.dfus, months: check.months }) : undefined,
            problem: problem ? t(`dfu.wizard.${problem}`) : noSales,
            content: <DataStep form={form} onChange={change} facts={facts.data} />,
            preview: <DataPreview facts={facts} />,
          },
          {
            key: 'features',
            label: t('dfu.wizard.features'),
            summary: matrix && months && t('dfu.wizard.featuresFound', { count: matrix.dfus, ...months }),
            problem: matrix ? undefined : t(features.result ? 'dfu.wizard.featuresStale' : 'dfu.wizard.featuresFirst'),
            content: <FeaturesStep form={form} onChange={change} job={features} />,
            preview: <FeaturesPreview job={features} form={form} />,
          },
          {
            key: 'k',
            label: t('dfu.wizard.k'),
            summary: found && t('dfu.wizard.kFound', { k: k ?? found.k }),
            problem: wrong
              ? t(`dfu.wizard.${wrong}`)
              : found
                ? undefined
                : t(sweep.result ? 'dfu.wizard.sweepStale' : 'dfu.wizard.sweepFirst'),
            content: <KStep form={form} onChange={change} job={sweep} />,
            preview: <KPreview form={form} job={sweep} onPick={(picked) => change({ k: picked === found?.k ? null : picked })} />,
          },
          {
            key: 'run',
            label: t('dfu.wizard.run'),
            content: found && <RunStep form={form} found={found} own={own} />,
          },
        ]}
      />
    </Page>
  )
}
