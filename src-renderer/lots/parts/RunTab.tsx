import { Button } from '@mantine/core'
import { IconArrowsShuffle, IconRepeat } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { CopyButton, Defined, Mosaic, Note, Panel, useFormat } from '#ui'
import { DeleteButton } from '../../runs/DeleteButton.tsx'
import { Pair } from '../../runs/Pair.tsx'
import type { Params, Run } from '../answers.ts'
import { clusterCommand } from '../command.ts'
import { clusterInput, formOf } from '../form.ts'
import { warningsIn } from '../view.ts'
import { ReferencePanel } from './ReferencePanel.tsx'
import { useValues } from './use-values.ts'

interface Props {
  run: Run
  tools: ReactNode
  onRepeat: () => void
  repeating: boolean
  onDelete: () => void
}

/** Parameters, lineage and warnings of a run, the check against another library, and what can be done with the run. */
export function RunTab({ run, tools, onRepeat, repeating, onDelete }: Props) {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (
    <>
      <div className="toolbar">
        <h2>{t('lots.run.about')}</h2>
        <span className="end row">{tools}</span>
      </div>
      <div className="row" style={{ flexWrap: 'wrap', padding: '8px 16px', borderBottom: '1px solid var(--t-line)' }}>
        <Button leftSection={<IconRepeat size={14} stroke={1.5} />} loading={repeating} onClick={onRepeat}>
          {t('lots.run.repeat')}
        </Button>
        <Button component={Link} href={`/lots/runs/${run.run_id}/score`} leftSection={<IconArrowsShuffle size={14} stroke={1.5} />}>
          {t('lots.run.score')}
        </Button>
        <CopyButton label={t('lots.copyCommand')} text={clusterCommand(clusterInput(formOf(run.params)))} />
        <DeleteButton label={t('lots.run.delete')} onClick={onDelete} />
      </div>
      <Mosaic columns="repeat(auto-fit, minmax(280px, 1fr))">
        <Panel title={t('lots.run.parameters')}>
          <Parameters params={run.params} />
        </Panel>
        <Panel title={t('lots.run.lineage')}>
          <Lineage run={run} />
        </Panel>
        <ReferencePanel run={run} />
      </Mosaic>
      {run.warnings.length > 0 && (
        <div className="stack tight" style={{ padding: '8px 16px' }}>
          {warningsIn(language, run).map((warning) => (
            <Note key={warning} tone="warning">
              {warning}
            </Note>
          ))}
        </div>
      )}
    </>
  )
}

function Parameters({ params }: { params: Params }) {
  const { t } = useTranslation()
  const values = useValues()
  return (
    <dl className="small pairs">
      {(Object.keys(params) as (keyof Params)[]).map((name) => (
        <Pair key={name} label={t(`lots.params.${name}`)}>
          {values.parameter(name, params[name])}
        </Pair>
      ))}
    </dl>
  )
}

function Lineage({ run }: { run: Run }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <dl className="small pairs">
      <Pair label={t('lots.lineage.created')}>{format.dateTime(run.created_at)}</Pair>
      <Pair label={t('lots.lineage.seconds')}>{format.duration(run.seconds * 1000)}</Pair>
      <Pair label={t('lots.lineage.iterations')}>
        {t(run.converged ? 'lots.lineage.converged' : 'lots.lineage.notConverged', { count: run.iterations })}
      </Pair>
      <Pair label={<Defined term="lots.inertia">{t('lots.lineage.inertia')}</Defined>}>{format.number(run.inertia, 2)}</Pair>
      <Pair label={<Defined term="lots.silhouette">{t('lots.lineage.silhouette')}</Defined>}>
        {run.silhouette === null ? '–' : format.number(run.silhouette, 3)}{' '}
        <span className="t3">{t('lots.lineage.silhouetteLots', { count: run.silhouette_lots })}</span>
      </Pair>
      <Pair label={<Defined term="lots.matched">{t('lots.lineage.matched')}</Defined>}>
        {run.matched_run_id === null ? (
          t('lots.lineage.bySize')
        ) : (
          <Link href={`/lots/runs/${run.matched_run_id}`}>{t('lots.runNumber', { run: String(run.matched_run_id) })}</Link>
        )}
      </Pair>
      <Pair label={t('lots.lineage.task')}>{run.task_id ?? '–'}</Pair>
      <Pair label={t('lots.lineage.version')}>{run.code_version}</Pair>
      <Pair label={<Defined term="lots.data_hash">{t('lots.lineage.data')}</Defined>}>
        <span className="mono">{run.data_hash}</span>
      </Pair>
    </dl>
  )
}
