import { Button, Modal, TextInput } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { ChoiceField, ErrorNote, FieldLabel, NumberField, useFormat } from '#ui'
import { useTask } from '../../../runs/queries.ts'
import { TaskFollow } from '../../../runs/TaskFollow.tsx'
import { useAnsweringRun, useProfiles } from '../../queries.ts'
import type { TuneInput, TuneResult } from './answers.ts'
import { useTune } from './queries.ts'
import { useSizeWords } from './use-size-words.ts'

interface Props {
  run: string | undefined
  opened: boolean
  onClose: () => void
}

const OBJECTIVES = ['mrr', 'hit', 'recall'] as const
const SAMPLES = [20, 20_000] as const
const SIZES = [1, 20] as const

/** Tries weights on one half of the held-out baskets and tells what they are worth on the other. */
export function TuneDialog({ run, opened, onClose }: Props) {
  const { t } = useTranslation()
  const profiles = useProfiles()
  const tune = useTune()
  const answering = useAnsweringRun()
  const [from, setFrom] = useState<string>()
  const [objective, setObjective] = useState<(typeof OBJECTIVES)[number]>('mrr')
  const [samples, setSamples] = useState<number | null>(1000)
  const [sizes, setSizes] = useState<number | null>(3)
  const [saveAs, setSaveAs] = useState('')
  const [task, setTask] = useState<number>()
  const [result, setResult] = useState<TuneResult>()
  const status = useTask(task).data?.status
  const searching = status === 'pending' || status === 'running'
  const fits = (value: number | null, [low, high]: readonly [number, number]) => value !== null && value >= low && value <= high
  const input: TuneInput = {
    artifact_dir: run ?? answering,
    profile: from ?? profiles.data?.active,
    objective,
    n_samples: samples ?? undefined,
    max_basket_m: sizes ?? undefined,
    save_as: saveAs.trim() || undefined,
  }
  const start = () => {
    setResult(undefined)
    tune.mutate(input, { onSuccess: ({ task_id }) => setTask(task_id) })
  }
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('recommender.tune.title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
      size={720}
    >
      <div className="stack">
        <p>{t('recommender.tune.body')}</p>
        <div className="reco-fields">
          <ChoiceField
            label={t('recommender.tune.from')}
            choices={(profiles.data?.profiles ?? []).map(({ name }) => ({ value: name, label: name }))}
            value={from ?? profiles.data?.active ?? null}
            onChange={(value) => setFrom(value ?? undefined)}
          />
          <ChoiceField
            label={t('recommender.tune.objective')}
            choices={OBJECTIVES.map((one) => ({ value: one, label: t(`recommender.metric.${one}`) }))}
            value={objective}
            onChange={(value) => setObjective(value as typeof objective)}
            defaultLabel={t('recommender.metric.mrr')}
            help={t('recommender.tune.objectiveWhy')}
          />
          <NumberField
            label={t('recommender.tune.samples')}
            unit={t('recommender.units.baskets')}
            help={t('recommender.tune.samplesWhy')}
            value={samples}
            onChange={setSamples}
            defaultValue={1000}
            min={SAMPLES[0]}
            max={SAMPLES[1]}
          />
          <NumberField
            label={t('recommender.tune.sizes')}
            unit={t('recommender.units.products')}
            help={t('recommender.tune.sizesWhy')}
            value={sizes}
            onChange={setSizes}
            defaultValue={3}
            min={SIZES[0]}
            max={SIZES[1]}
          />
          <TextInput
            label={<FieldLabel label={t('recommender.tune.saveAs')} help={t('recommender.tune.saveAsWhy')} />}
            aria-label={t('recommender.tune.saveAs')}
            value={saveAs}
            onChange={(event) => setSaveAs(event.currentTarget.value)}
          />
        </div>
        <ErrorNote error={tune.error ?? profiles.error} />
        {task !== undefined && !result && (
          <TaskFollow
            key={task}
            task_id={task}
            name={t('recommender.tune.title')}
            onDone={(found) => setResult(found as unknown as TuneResult)}
            onRestarted={setTask}
          />
        )}
        {result && <Tuned result={result} />}
        <div className="row">
          <Button className="end" onClick={onClose}>
            {t('ui.close')}
          </Button>
          <Button
            variant="filled"
            leftSection={<IconPlayerPlay size={14} stroke={1.5} />}
            disabled={!fits(samples, SAMPLES) || !fits(sizes, SIZES)}
            loading={tune.isPending || searching}
            onClick={start}
          >
            {t('recommender.tune.start')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

function Tuned({ result }: { result: TuneResult }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useSizeWords()
  return (
    <section>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('recommender.evaluation.basket')}</th>
            {['n', 'before', 'after', 'gain'].map((name) => (
              <th key={name} scope="col" className="num">
                {name === 'n' ? 'n' : t(`recommender.tune.${name}`)}
              </th>
            ))}
            <th scope="col" style={{ paddingLeft: 12 }}>
              {t('recommender.tune.changed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {result.results.map((size) => (
            <tr key={String(size.basket_m)}>
              <td className="nowrap">{words(size.basket_m)}</td>
              <td className="num">{format.number(size.n_test)}</td>
              <td className="num">{format.number(size.test_before[result.objective], 3)}</td>
              <td className="num">{format.number(size.test_after[result.objective], 3)}</td>
              <td className="num nowrap">
                {format.signed(size.difference, 3)}{' '}
                {size.difference_interval && (
                  <span className="t3">
                    [{format.signed(size.difference_interval.low, 3)} … {format.signed(size.difference_interval.high, 3)}]
                  </span>
                )}
              </td>
              <td style={{ paddingLeft: 12 }}>
                {Object.entries(size.changed)
                  .map(
                    ([name, value]) => `${t(`recommender.setting.${name}`)} ${typeof value === 'number' ? format.general(value) : value}`,
                  )
                  .join(', ') || '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small t2" style={{ marginTop: 6 }}>
        {t('recommender.tune.note', { count: result.trials, metric: t(`recommender.metric.${result.objective}`) })}{' '}
        {result.saved_as !== null && (
          <Link href={`/recommender/profiles/${encodeURIComponent(result.saved_as)}`}>
            {t('recommender.tune.openSaved', { name: result.saved_as })}
          </Link>
        )}
      </p>
    </section>
  )
}
