import { Button, Modal, Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckList, ChoiceField, CopyButton, ErrorNote, Note, NumberField } from '#ui'
import { useProfiles, useRuns } from '../../queries.ts'
import { answeringRun } from '../../view.ts'
import type { EvalInput } from './answers.ts'
import { evalCommand } from './command.ts'
import { useEvaluate } from './queries.ts'

interface Props {
  run: string | undefined
  opened: boolean
  onClose: () => void
  onStarted: (task_id: number) => void
}

interface Form {
  k: number | null
  from: number | null
  to: number | null
  samples: number | null
  seed: number | null
  leave_one_out: boolean
  mode: NonNullable<EvalInput['mode']>
  baselines: boolean
  allow_train: boolean
}

const DEFAULTS: Form = {
  k: 10,
  from: 1,
  to: 3,
  samples: 2000,
  seed: 42,
  leave_one_out: true,
  mode: 'auto',
  baselines: true,
  allow_train: false,
}

const NUMBERS = {
  k: [1, 100],
  from: [1, 100],
  to: [1, 100],
  samples: [1, 1_000_000],
  seed: [0, 4_294_967_295],
} as const
const MODES = ['auto', 'use_order', 'none'] as const

/** What is evaluated and on how many held-out baskets; one job for each profile, all on the same samples. */
export function EvaluateDialog({ run, opened, onClose, onStarted }: Props) {
  const { t } = useTranslation()
  const profiles = useProfiles()
  const runs = useRuns()
  const evaluate = useEvaluate()
  const [form, setForm] = useState<Form>(DEFAULTS)
  const [named, setNamed] = useState<readonly string[]>()
  const [asked, setAsked] = useState(run)
  const answering = answeringRun(runs.data?.runs)
  const names = named ?? (profiles.data ? [profiles.data.active] : [])
  const change = (part: Partial<Form>) => setForm((before) => ({ ...before, ...part }))
  const crossed = form.from !== null && form.to !== null && form.to < form.from
  const wrong = (Object.keys(NUMBERS) as (keyof typeof NUMBERS)[]).some((name) => {
    const value = form[name]
    return value === null || value < NUMBERS[name][0] || value > NUMBERS[name][1]
  })
  const inputFor = (profile: string): EvalInput => ({
    profile,
    artifact_dir: asked ?? answering,
    k: form.k ?? undefined,
    basket_m: form.from ?? undefined,
    max_basket_m: form.to ?? undefined,
    n_samples: form.samples ?? undefined,
    seed: form.seed ?? undefined,
    leave_one_out: form.leave_one_out,
    mode: form.mode,
    baselines: form.baselines,
    allow_train: form.allow_train,
  })
  const start = async () => {
    for (const profile of names) {
      const { task_id } = await evaluate.mutateAsync(inputFor(profile))
      onStarted(task_id)
    }
    onClose()
  }
  const number = (name: keyof typeof NUMBERS, unit?: string) => (
    <NumberField
      label={t(`recommender.evaluate.${name}`)}
      unit={unit}
      help={t(`recommender.evaluate.why.${name}`)}
      value={form[name]}
      onChange={(value) => change({ [name]: value })}
      defaultValue={DEFAULTS[name] as number}
      min={NUMBERS[name][0]}
      max={NUMBERS[name][1]}
      error={name === 'to' && crossed ? t('recommender.evaluate.crossed') : undefined}
    />
  )
  const flag = (name: 'leave_one_out' | 'baselines' | 'allow_train') => (
    <Switch
      label={t(`recommender.evaluate.${name}`)}
      description={t(`recommender.evaluate.why.${name}`)}
      checked={form[name]}
      onChange={(event) => change({ [name]: event.currentTarget.checked })}
    />
  )
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('recommender.evaluate.title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
      size={720}
    >
      <div className="stack">
        <CheckList
          label={t('recommender.evaluate.profiles')}
          items={(profiles.data?.profiles ?? []).map(({ name }) => ({ value: name, label: name }))}
          value={names}
          onChange={setNamed}
        />
        <div className="reco-fields">
          <ChoiceField
            label={t('recommender.tester.run')}
            choices={(runs.data?.runs ?? []).filter(({ complete }) => complete).map((one) => ({ value: one.run, label: one.run }))}
            value={asked ?? answering ?? null}
            onChange={(value) => setAsked(value ?? undefined)}
          />
          {number('from', t('recommender.units.products'))}
          {number('to', t('recommender.units.products'))}
          {number('samples', t('recommender.units.baskets'))}
          {number('k', t('recommender.units.products'))}
          {number('seed')}
          <ChoiceField
            label={t('recommender.evaluation.mode')}
            choices={MODES.map((mode) => ({ value: mode, label: t(`recommender.evaluation.modes.${mode}`) }))}
            value={form.mode}
            onChange={(mode) => change({ mode: mode as Form['mode'] })}
            defaultLabel={t('recommender.evaluation.modes.auto')}
            help={t('recommender.definitions.mode')}
          />
        </div>
        {flag('leave_one_out')}
        {flag('baselines')}
        {flag('allow_train')}
        {form.allow_train && <Note tone="warning">{t('recommender.evaluation.leak.training')}</Note>}
        <ErrorNote error={evaluate.error ?? profiles.error ?? runs.error} />
        <div className="row">
          {names[0] !== undefined && <CopyButton label={t('recommender.copyCommand')} text={evalCommand(inputFor(names[0]))} />}
          <Button className="end" onClick={onClose}>
            {t('runs.cancel')}
          </Button>
          <Button
            variant="filled"
            disabled={wrong || crossed || names.length === 0}
            loading={evaluate.isPending}
            onClick={() => start().catch(() => undefined)}
          >
            {t('recommender.evaluate.start', { count: names.length })}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
