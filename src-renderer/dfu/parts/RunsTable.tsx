import { Checkbox } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Table, type TableColumn, Tag, Tile, useFormat } from '#ui'
import type { RunSummary } from '../answers.ts'
import { windowOf } from '../view.ts'

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
  const format = useFormat()
  const columns = useMemo(
    (): TableColumn<RunSummary>[] => [
      {
        id: 'run_id',
        header: t('dfu.columns.run'),
        kind: 'id',
        width: 84,
        value: (run) => run.run_id,
        render: (run) => (
          <span className="row">
            <Checkbox
              aria-label={t('dfu.list.tick', { run: String(run.run_id) })}
              checked={ticked.includes(run.run_id)}
              onChange={() => onTick(run.run_id)}
            />
            <a className="link mono target" href={`#/dfu/runs/${run.run_id}`}>
              {run.run_id}
            </a>
          </span>
        ),
      },
      {
        id: 'created_at',
        header: t('dfu.columns.date'),
        kind: 'date',
        width: 142,
        value: (run) => run.created_at,
        render: (run) => format.dateTime(run.created_at),
      },
      { id: 'k', header: 'K', kind: 'number', digits: 0, width: 44, definition: t('dfu.definitions.k'), value: (run) => run.k },
      { id: 'n_dfus', header: t('dfu.columns.n'), kind: 'number', digits: 0, width: 72, value: (run) => run.n_dfus },
      {
        id: 'excluded_rows',
        header: t('dfu.columns.excluded'),
        kind: 'number',
        digits: 0,
        width: 72,
        definition: t('dfu.definitions.excluded'),
        value: (run) => run.excluded_rows,
      },
      {
        id: 'silhouette',
        header: t('dfu.columns.silhouette'),
        kind: 'number',
        digits: 2,
        width: 84,
        definition: t('dfu.definitions.silhouette'),
        value: (run) => run.silhouette,
      },
      { id: 'window', header: t('dfu.columns.window'), kind: 'id', width: 148, value: windowOf },
      {
        id: 'labels',
        header: t('dfu.columns.clusters'),
        kind: 'text',
        width: 200,
        value: (run) => run.labels.map(({ label }) => label).join(', '),
        render: (run) => (
          <span className="row tight">
            {run.labels.map(({ cluster_id, label }) => (
              <span key={cluster_id} title={label}>
                <Tile id={cluster_id} />
              </span>
            ))}
          </span>
        ),
      },
      {
        id: 'badges',
        header: t('dfu.columns.badges'),
        kind: 'text',
        width: 170,
        value: (run) => run.matched_run_id ?? '',
        render: (run) => <Badges run={run} />,
      },
    ],
    [t, format, ticked, onTick],
  )
  return (
    <Table
      label={t('dfu.list.runs')}
      title={t('dfu.list.runs')}
      columns={columns}
      rows={runs}
      rowId={(run) => run.run_id}
      selectedId={selected}
      onSelect={(run) => onSelect(run.run_id)}
      onOpen={(run) => onOpen(run.run_id)}
      fileName="dfu-runs.csv"
    />
  )
}

function Badges({ run }: { run: RunSummary }) {
  const { t } = useTranslation()
  return (
    <span className="row tight">
      <Tag tone={run.matched_run_id === null ? 'neutral' : 'accent'}>
        {run.matched_run_id === null ? t('dfu.badge.bySize') : t('dfu.badge.matched', { run: String(run.matched_run_id) })}
      </Tag>
      {run.warnings.length > 0 && <Tag tone="warning">{t('dfu.badge.warnings', { count: run.warnings.length })}</Tag>}
    </span>
  )
}
