import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Table, type TableColumn, Tag, useFormat } from '#ui'
import type { RunSummary } from '../answers.ts'

interface Props {
  runs: readonly RunSummary[]
  selected: string | undefined
  onSelect: (run: string) => void
  onOpen: (run: string) => void
}

/** All runs, newest first. */
export function RunsTable({ runs, selected, onSelect, onOpen }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const columns = useMemo((): TableColumn<RunSummary>[] => {
    const figure = (id: 'mrr' | 'hit'): TableColumn<RunSummary> => ({
      id,
      header: `${id === 'mrr' ? 'MRR' : 'Hit'}@10`,
      kind: 'number',
      digits: 3,
      width: 84,
      definition: t(`recommender.definitions.held_${id}`),
      value: (run) => run[id],
    })
    const count = (id: 'items' | 'professions' | 'baskets' | 'pairs' | 'no_components', width: number, hidden = false) =>
      ({
        id,
        header: t(`recommender.columns.${id}`),
        kind: 'number',
        digits: 0,
        width,
        hidden,
        definition: t(`recommender.definitions.${id}`),
        value: (run) => run[id],
      }) satisfies TableColumn<RunSummary>
    return [
      {
        id: 'run',
        header: t('recommender.columns.run'),
        kind: 'id',
        width: 212,
        value: ({ run }) => run,
        render: ({ run }) => (
          <a className="link mono target" href={`#/recommender/runs/${encodeURIComponent(run)}`}>
            {run}
          </a>
        ),
      },
      {
        id: 'state',
        header: t('recommender.columns.state'),
        kind: 'text',
        width: 96,
        value: ({ current, complete }) => t(`recommender.state.${current ? 'current' : complete ? 'complete' : 'incomplete'}`),
        render: (run) => <RunState run={run} />,
      },
      {
        id: 'created_at',
        header: t('recommender.columns.date'),
        kind: 'date',
        width: 142,
        value: (run) => run.created_at,
        render: (run) => format.dateTime(run.created_at),
      },
      figure('mrr'),
      figure('hit'),
      {
        id: 'loss',
        header: t('recommender.columns.loss'),
        kind: 'text',
        width: 84,
        definition: t('recommender.definitions.loss'),
        value: (run) => run.loss,
        render: (run) => t(`recommender.loss.${run.loss}`),
      },
      {
        id: 'best_epoch',
        header: t('recommender.columns.epochs'),
        kind: 'id',
        width: 112,
        definition: t('recommender.definitions.best_epoch'),
        value: (run) => run.best_epoch,
        render: (run) => t('recommender.epochOf', { best: run.best_epoch, run: run.epochs_run }),
      },
      count('items', 76),
      count('professions', 84),
      count('baskets', 84),
      count('no_components', 84, true),
      count('pairs', 90, true),
      {
        id: 'pairs_source',
        header: t('recommender.columns.pairs_source'),
        kind: 'text',
        width: 110,
        hidden: true,
        definition: t('recommender.definitions.pairs_source'),
        value: (run) => t(`recommender.source.${run.pairs_source}`),
      },
      {
        id: 'seconds',
        header: t('recommender.columns.seconds'),
        kind: 'number',
        width: 84,
        definition: t('recommender.definitions.seconds'),
        value: (run) => run.seconds,
        render: (run) => format.duration(run.seconds * 1000),
      },
      {
        id: 'bytes',
        header: t('recommender.columns.bytes'),
        kind: 'number',
        width: 84,
        value: (run) => run.bytes,
        render: (run) => format.bytes(run.bytes),
      },
    ]
  }, [t, format])
  return (
    <Table
      label={t('recommender.list.runs')}
      title={t('recommender.list.runs')}
      columns={columns}
      rows={runs}
      rowId={({ run }) => run}
      selectedId={selected}
      onSelect={({ run }) => onSelect(run)}
      onOpen={({ run }) => onOpen(run)}
      fileName="recommender-runs.csv"
    />
  )
}

export function RunState({ run: { current, complete } }: { run: Pick<RunSummary, 'current' | 'complete'> }) {
  const { t } = useTranslation()
  if (!complete) return <Tag tone="danger">{t('recommender.state.incomplete')}</Tag>
  return current ? (
    <Tag tone="success">{t('recommender.state.current')}</Tag>
  ) : (
    <span className="t3">{t('recommender.state.complete')}</span>
  )
}
