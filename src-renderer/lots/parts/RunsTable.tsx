import { Checkbox } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Table, type TableColumn, Tag, useFormat } from '#ui'
import type { RunSummary } from '../answers.ts'
import { setFilters } from '../view.ts'
import { useValues } from './use-values.ts'

interface Props {
  runs: readonly RunSummary[]
  selected: number | undefined
  ticked: readonly number[]
  onTick: (run_id: number) => void
  onSelect: (run_id: number) => void
  onOpen: (run_id: number) => void
}

/** All runs of the project, newest first; two ticked ones can be compared. */
export function RunsTable({ runs, selected, ticked, onTick, onSelect, onOpen }: Props) {
  const { t } = useTranslation()
  const values = useValues()
  const format = useFormat()
  const columns = useMemo(
    (): TableColumn<RunSummary>[] => [
      {
        id: 'run_id',
        header: t('lots.columns.run'),
        kind: 'id',
        width: 84,
        value: (run) => run.run_id,
        render: (run) => (
          <span className="row">
            <Checkbox
              aria-label={t('lots.list.tick', { run: String(run.run_id) })}
              checked={ticked.includes(run.run_id)}
              onChange={() => onTick(run.run_id)}
            />
            <a className="link mono target" href={`#/lots/runs/${run.run_id}`}>
              {run.run_id}
            </a>
          </span>
        ),
      },
      {
        id: 'created_at',
        header: t('lots.columns.date'),
        kind: 'date',
        width: 142,
        value: (run) => run.created_at,
        render: (run) => format.dateTime(run.created_at),
      },
      { id: 'n_clusters', header: t('lots.columns.clusters'), kind: 'number', digits: 0, width: 72, value: (run) => run.n_clusters },
      { id: 'n_lots', header: t('lots.columns.n'), kind: 'number', digits: 0, width: 62, value: (run) => run.n_lots },
      {
        id: 'excluded_rows',
        header: t('lots.columns.excluded'),
        kind: 'number',
        digits: 0,
        width: 70,
        definition: t('lots.definitions.excluded'),
        value: (run) => run.excluded_rows,
      },
      {
        id: 'silhouette',
        header: t('lots.columns.silhouette'),
        kind: 'number',
        digits: 2,
        width: 82,
        definition: t('lots.definitions.silhouette'),
        value: (run) => run.silhouette,
      },
      {
        id: 'avg_confidence',
        header: t('lots.columns.confidence'),
        kind: 'share',
        asFigure: true,
        digits: 2,
        definition: t('lots.definitions.confidence'),
        value: (run) => run.avg_confidence,
      },
      { id: 'seed', header: t('lots.columns.seed'), kind: 'id', width: 62, value: (run) => String(run.params.random_state) },
      {
        id: 'filters',
        header: t('lots.columns.filters'),
        kind: 'text',
        width: 130,
        value: (run) =>
          setFilters(run.params)
            .map(({ name }) => values.parameter(name, run.params[name]))
            .join(' · ') || t('lots.list.allLots'),
      },
      {
        id: 'badges',
        header: t('lots.columns.badges'),
        kind: 'text',
        width: 150,
        value: (run) => run.matched_run_id ?? '',
        render: (run) => <Badges run={run} />,
      },
      {
        id: 'modele_version',
        header: t('lots.params.modele_version'),
        kind: 'id',
        width: 160,
        hidden: true,
        value: (run) => run.modele_version,
      },
    ],
    [t, values, format, ticked, onTick],
  )
  return (
    <Table
      label={t('lots.list.runs')}
      title={t('lots.list.runs')}
      columns={columns}
      rows={runs}
      rowId={(run) => run.run_id}
      selectedId={selected}
      onSelect={(run) => onSelect(run.run_id)}
      onOpen={(run) => onOpen(run.run_id)}
      fileName="lots-runs.csv"
    />
  )
}

function Badges({ run }: { run: RunSummary }) {
  const { t } = useTranslation()
  return (
    <span className="row tight">
      <Tag tone={run.matched_run_id === null ? 'neutral' : 'accent'}>
        {run.matched_run_id === null ? t('lots.badge.bySize') : t('lots.badge.matched', { run: String(run.matched_run_id) })}
      </Tag>
      {run.warnings.length > 0 && <Tag tone="warning">{t('lots.badge.warnings', { count: run.warnings.length })}</Tag>}
    </span>
  )
}
