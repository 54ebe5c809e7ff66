import { Button } from '@mantine/core'
import { IconRepeat } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { CopyButton, Defined, Mosaic, Note, Panel, useFormat } from '#ui'
import { DeleteButton } from '../../runs/DeleteButton.tsx'
import { Pair } from '../../runs/Pair.tsx'
import type { Run } from '../answers.ts'
import { trainCommand } from '../command.ts'
import { formOf, trainInput } from '../form.ts'
import { inLanguage } from '../view.ts'
import { Parameters } from './Parameters.tsx'
import { useWords } from './use-words.ts'

interface Props {
  run: Run
  tools: ReactNode
  onRepeat: () => void
  repeating: boolean
  onDelete: () => void
}

/** Parameters, what became of the columns, lineage and warnings of a run, and what can be done with it. */
export function RunTab({ run, tools, onRepeat, repeating, onDelete }: Props) {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (
    <>
      <div className="toolbar">
        <h2>{t('dfu.run.about')}</h2>
        <span className="end row">{tools}</span>
      </div>
      <div className="row" style={{ flexWrap: 'wrap', padding: '8px 16px', borderBottom: '1px solid var(--t-line)' }}>
        <Button leftSection={<IconRepeat size={14} stroke={1.5} />} loading={repeating} onClick={onRepeat}>
          {t('dfu.run.repeat')}
        </Button>
        <CopyButton label={t('dfu.copyCommand')} text={trainCommand(trainInput(formOf(run.params), language))} />
        <DeleteButton label={t('dfu.run.delete')} onClick={onDelete} />
      </div>
      <Mosaic columns="repeat(auto-fit, minmax(280px, 1fr))">
        <Panel title={t('dfu.run.parameters')}>
          <Parameters params={run.params} />
        </Panel>
        <Panel title={t('dfu.run.matrix')}>
          <Matrix run={run} />
        </Panel>
        <Panel title={t('dfu.run.lineage')}>
          <Lineage run={run} />
        </Panel>
      </Mosaic>
      {run.warnings.length > 0 && (
        <div className="stack tight" style={{ padding: '8px 16px' }}>
          {inLanguage(language, run.warnings, run.warnings_fr).map((warning) => (
            <Note key={warning} tone="warning">
              {warning}
            </Note>
          ))}
        </div>
      )}
    </>
  )
}

/** Which columns were clustered, filled, taken as logarithm, left out and why. */
function Matrix({ run }: { run: Run }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useWords()
  const listed = (names: readonly string[]) => names.map(words.label).join(', ') || t('dfu.params.none')
  return (
    <dl className="small pairs">
      <Pair label={t('dfu.matrix.columns')}>{listed(run.columns)}</Pair>
      <Pair label={<Defined term="dfu.log_volume">{t('dfu.matrix.log1p')}</Defined>}>{listed(run.log1p)}</Pair>
      <Pair label={<Defined term="dfu.filled">{t('dfu.matrix.filled')}</Defined>}>
        {run.filled
          .map(({ column, dfus, median }) => `${words.label(column)}: ${format.number(dfus)} → ${format.general(median)}`)
          .join(', ') || t('dfu.params.none')}
      </Pair>
      <Pair label={<Defined term="dfu.removed">{t('dfu.matrix.removed')}</Defined>}>
        {run.removed.map(({ column, why }) => `${words.label(column)} (${t(`dfu.matrix.${why.replace(' ', '_')}`)})`).join(', ') ||
          t('dfu.params.none')}
      </Pair>
      <Pair label={<Defined term="dfu.use_pca">{t('dfu.matrix.components')}</Defined>}>
        {run.components === 0 ? t('dfu.matrix.noPca') : format.number(run.components)}
      </Pair>
    </dl>
  )
}

function Lineage({ run }: { run: Run }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <dl className="small pairs">
      <Pair label={t('dfu.lineage.created')}>{format.dateTime(run.created_at)}</Pair>
      <Pair label={t('dfu.lineage.source')}>{t(`dfu.lineage.from_${run.source}`)}</Pair>
      <Pair label={t('dfu.lineage.seconds')}>{format.duration(run.seconds * 1000)}</Pair>
      <Pair label={<Defined term="dfu.inertia">{t('dfu.k.inertia')}</Defined>}>{format.number(run.inertia, 2)}</Pair>
      <Pair label={<Defined term="dfu.silhouette">{t('dfu.k.silhouette')}</Defined>}>
        {run.silhouette === null ? '–' : format.number(run.silhouette, 3)}{' '}
        <span className="t3">{t('dfu.lineage.onDfus', { count: run.silhouette_dfus })}</span>
      </Pair>
      <Pair label={<Defined term="dfu.matched">{t('dfu.lineage.matched')}</Defined>}>
        {run.matched_run_id === null ? (
          t('dfu.lineage.bySize')
        ) : (
          <Link href={`/dfu/runs/${run.matched_run_id}`}>{t('dfu.runNumber', { run: String(run.matched_run_id) })}</Link>
        )}
      </Pair>
      <Pair label={t('dfu.lineage.task')}>{run.task_id ?? '–'}</Pair>
      <Pair label={t('dfu.lineage.version')}>{run.code_version}</Pair>
      <Pair label={<Defined term="dfu.data_hash">{t('dfu.lineage.data')}</Defined>}>
        <span className="mono">{run.data_hash}</span>
      </Pair>
    </dl>
  )
}
