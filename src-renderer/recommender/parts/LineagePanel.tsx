import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Defined, Panel, useFormat } from '#ui'
import type { Run } from '../answers.ts'

/** From which data the run was made, what was kept aside, and how it ended. */
export function LineagePanel({ run }: { run: Run }) {
  const { t } = useTranslation()
  const format = useFormat()
  const source = (table: 'ventes' | 'details' | 'couples') => {
    const found = run.sources[table]
    return found ? (
      <>
        {found.name} <span className="mono t3">{found.sha256.slice(0, 7)}</span>
      </>
    ) : (
      t('recommender.check.none')
    )
  }
  const rows: [string, ReactNode][] = [
    ['created', format.dateTime(run.created_at)],
    [
      'duration',
      t('recommender.run.perEpoch', { time: format.duration(run.seconds * 1000), epoch: format.duration(run.seconds_per_epoch * 1000) }),
    ],
    ['stopped', t(`recommender.stopped.${run.stopped}`, { count: run.epochs_run, best: run.best_epoch })],
    ['ventes', source('ventes')],
    ['details', source('details')],
    ['couples', run.pairs_source === 'baskets' ? t('recommender.source.baskets') : source('couples')],
    ['users', format.number(run.users)],
    ['features', format.number(run.features)],
    ['holdout_sets', t('recommender.run.heldOut', { count: run.holdout_sets, rows: format.number(run.held_out_rows) })],
    ['excluded_sets', format.number(run.excluded_sets)],
    ['ease_items', format.number(run.ease_items)],
    ['cold_items', format.number(run.cold_items)],
    ['pairs_min_count', format.number(run.pairs_min_count)],
    ['task', run.task_id === null ? '–' : <Link href={`/jobs/${run.task_id}`}>{run.task_id}</Link>],
    ['version', run.code_version],
    [
      'data',
      <span key="data" className="mono">
        {run.data_hash}
      </span>,
    ],
    [
      'folder',
      <span key="folder" className="mono">
        {run.directory}
      </span>,
    ],
  ]
  return (
    <Panel title={t('recommender.run.lineage')}>
      <dl className="small pairs">
        {rows.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt className="t3">
              <Defined term={`recommender.line_${name}`}>{t(`recommender.line.${name}`)}</Defined>
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
