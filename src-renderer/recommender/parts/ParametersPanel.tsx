import { Button } from '@mantine/core'
import { IconRepeat } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { CopyButton, Defined, Panel, useFormat } from '#ui'
import type { Run, TrainParams } from '../answers.ts'
import { trainCommand } from '../command.ts'
import { formOf, trainInput } from '../form.ts'

interface Props {
  run: Run
  repeating: boolean
  onRepeat: () => void
}

/** Every parameter of the training, and the training once more. */
export function ParametersPanel({ run, repeating, onRepeat }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const written = (name: keyof TrainParams): string => {
    const value = run.params[name]
    if (name === 'loss') return t(`recommender.loss.${run.params.loss}`)
    if (name === 'weight') return t(`recommender.weights.${run.params.weight}`)
    if (name === 'holdout') return format.share(run.params.holdout)
    if (typeof value === 'boolean') return t(value ? 'recommender.yes' : 'recommender.no')
    return name === 'seed' ? String(value) : typeof value === 'number' ? format.general(value) : value
  }
  const command = trainCommand(trainInput({ ...formOf(run.params, run.pairs_source), make_current: false }))
  return (
    <Panel title={t('recommender.run.parameters')}>
      <dl className="small pairs">
        {(Object.keys(run.params) as (keyof TrainParams)[]).map((name) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt className="t3">
              <Defined term={`recommender.${name}`}>{t(`recommender.params.${name}`)}</Defined>
            </dt>
            <dd>{written(name)}</dd>
          </div>
        ))}
      </dl>
      <div className="row" style={{ marginTop: 8, flexWrap: 'wrap' }}>
        <Button leftSection={<IconRepeat size={14} stroke={1.5} />} loading={repeating} onClick={onRepeat}>
          {t('recommender.run.repeat')}
        </Button>
        <CopyButton label={t('recommender.copyCommand')} text={command} />
      </div>
    </Panel>
  )
}
