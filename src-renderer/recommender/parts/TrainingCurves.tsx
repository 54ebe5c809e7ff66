import { useTranslation } from 'react-i18next'
import { ChartFrame, LineChart, useFormat } from '#ui'
import type { Epoch } from '../answers.ts'
import { pointsOf } from '../view.ts'

interface Props {
  epochs: readonly Epoch[]
  best: number | null
  /** Of the run, for the files. */
  name: string
}

/** Loss, and what the embeddings alone find in held-out baskets, epoch by epoch. */
export function TrainingCurves({ epochs, best, name }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const values = {
    columns: [
      { header: t('recommender.curve.epoch'), digits: 0 },
      { header: t('recommender.curve.loss'), digits: 5 },
      { header: 'MRR@10', digits: 4 },
      { header: 'Hit@10', digits: 4 },
      { header: t('recommender.curve.seconds'), unit: 's', digits: 2 },
    ],
    rows: epochs.map((epoch) => [epoch.epoch, epoch.loss, epoch.mrr, epoch.hit, epoch.seconds]),
  }
  const at = epochs.find(({ epoch }) => epoch === best)
  const mark = best === null || best === 0 ? undefined : { x: best, label: t('recommender.curve.best', { epoch: best }) }
  const last = epochs.at(-1)
  const lossFinding = last
    ? t('recommender.curve.lossFinding', { epoch: last.epoch, loss: last.loss === null ? '–' : format.general(last.loss) })
    : t('recommender.curve.waiting')
  const heldFinding =
    at && at.mrr !== null && at.hit !== null
      ? t('recommender.curve.heldFinding', { epoch: at.epoch, mrr: format.number(at.mrr, 3), hit: format.number(at.hit, 3) })
      : t('recommender.curve.noHeld')
  return (
    <div className="reco-curves">
      <ChartFrame
        title={t('recommender.curve.held')}
        hint={t('recommender.curve.heldHint')}
        label={heldFinding}
        values={values}
        fileName={`${name}-held-out`}
      >
        <p className="small">{heldFinding}</p>
        <LineChart
          series={[
            { label: 'MRR@10', points: pointsOf(epochs, 'mrr'), category: 1 },
            { label: 'Hit@10', points: pointsOf(epochs, 'hit'), category: 2 },
          ]}
          mark={mark}
          fromZero
        />
      </ChartFrame>
      <ChartFrame
        title={t('recommender.curve.lossTitle')}
        hint={t('recommender.curve.lossHint')}
        label={lossFinding}
        values={values}
        fileName={`${name}-loss`}
      >
        <p className="small">{lossFinding}</p>
        <LineChart
          series={[{ label: t('recommender.curve.loss'), points: pointsOf(epochs, 'loss') }]}
          mark={mark && { x: mark.x, label: String(mark.x) }}
        />
      </ChartFrame>
    </div>
  )
}
