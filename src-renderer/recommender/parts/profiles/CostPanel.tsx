import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote, useFormat } from '#ui'
import { useTask } from '../../../runs/queries.ts'
import type { ProfileRow } from '../../answers.ts'
import type { ProfileSettings } from '../../profile-form.ts'
import { useAnsweringRun } from '../../queries.ts'
import type { EvalInput, Evaluation } from '../evaluation/answers.ts'
import { useEvaluate } from '../evaluation/queries.ts'
import { useSizeWords } from '../evaluation/use-size-words.ts'
import { figureOf, METRICS } from '../evaluation/view.ts'

interface Props {
  row: ProfileRow
  draft: ProfileSettings
  changed: boolean
}

interface Measured {
  before: number
  now: number | undefined
  /** The settings that were measured. */
  of: ProfileSettings
}

const SAMPLES = 500

/** The saved and the changed settings on the same held-out baskets. */
export function CostPanel({ row, draft, changed }: Props) {
  const { t } = useTranslation()
  const evaluate = useEvaluate()
  const run = useAnsweringRun()
  const [tasks, setTasks] = useState<Measured>()
  const before = useTask(tasks?.before)
  const now = useTask(tasks?.now)
  const input: EvalInput = { profile: row.name, artifact_dir: run, max_basket_m: 3, leave_one_out: true, n_samples: SAMPLES }
  const measure = async () => {
    const first = await evaluate.mutateAsync(input)
    const second = changed ? await evaluate.mutateAsync({ ...input, draft: { ...draft } }) : undefined
    setTasks({ before: first.task_id, now: second?.task_id, of: draft })
  }
  const running = [before, now].some(({ data }) => data && (data.status === 'pending' || data.status === 'running'))
  const [saved, tried] = [before, now].map(({ data }) =>
    data?.status === 'completed' ? (data.result as unknown as Evaluation) : undefined,
  )
  return (
    <div className="stack tight">
      <p className="small t2">{t('recommender.profiles.costBody')}</p>
      <div>
        <Button loading={evaluate.isPending || running} onClick={() => measure().catch(() => undefined)}>
          {t('recommender.profiles.measure', { count: SAMPLES })}
        </Button>
      </div>
      <ErrorNote error={evaluate.error ?? before.data?.error ?? now.data?.error} />
      {saved && <CostTable saved={saved} tried={tried} />}
      {tried && tasks?.of !== draft && <p className="tiny t3">{t('recommender.profiles.stale')}</p>}
    </div>
  )
}

function CostTable({ saved, tried }: { saved: Evaluation; tried: Evaluation | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useSizeWords()
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('recommender.evaluation.basket')}</th>
          {METRICS.map((metric) => (
            <th key={metric} scope="col" className="num">
              {t(`recommender.metric.${metric}`)}@10
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {saved.results.map((result, place) => (
          <tr key={String(result.basket_m)}>
            <td>
              {words(result.basket_m)} <span className="t3">n = {format.number(result.n)}</span>
            </td>
            {METRICS.map((metric) => {
              const shown = figureOf(tried?.results[place] ?? result, metric)
              const difference = tried ? tried.results[place][metric] - result[metric] : undefined
              return (
                <td
                  key={metric}
                  className="num"
                  title={t('recommender.profiles.interval', { low: format.number(shown.low, 3), high: format.number(shown.high, 3) })}
                >
                  {format.number(shown.value, 3)}
                  {difference !== undefined && (
                    <span className="t3 tiny" style={{ display: 'block' }}>
                      {format.signed(difference, 3)}
                    </span>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
