import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Table, type TableColumn, Tag } from '#ui'
import type { Cluster, Feature, Run } from '../answers.ts'
import { FEATURE_LOOK, FEATURES, TABLE_FEATURES } from '../view.ts'
import { useWords } from './use-words.ts'

interface Props {
  run: Run
  selected: number | undefined
  onSelect: (cluster_id: number) => void
  onOpen: (cluster_id: number) => void
  tools: ReactNode
}

/** One row per cluster: label, size, and the medians that the rules look at. */
export function SegmentsTable({ run, selected, onSelect, onOpen, tools }: Props) {
  const { t } = useTranslation()
  const words = useWords()
  const columns = useMemo((): TableColumn<Cluster>[] => {
    const feature = (name: Feature): TableColumn<Cluster> => ({
      id: name,
      header: t(`dfu.short.${name}`),
      unit: FEATURE_LOOK[name].share ? undefined : words.unit(name),
      kind: 'number',
      width: 92,
      hidden: !TABLE_FEATURES.includes(name),
      definition: `${t('dfu.definitions.median')} ${t(`dfu.definitions.${name}`)}`,
      value: (cluster) => cluster.profile[name],
      render: (cluster) => words.value(name, cluster.profile[name]),
    })
    const own = (
      id: string,
      kind: TableColumn<Cluster>['kind'],
      width: number,
      value: (cluster: Cluster) => number | null,
    ): TableColumn<Cluster> => ({
      id,
      header: t(`dfu.columns.${id}`),
      kind,
      width,
      digits: kind === 'number' ? 0 : undefined,
      definition: t(`dfu.definitions.${id}`),
      value,
    })
    return [
      { id: 'cluster_id', header: t('dfu.columns.cluster'), kind: 'category', width: 66, value: (cluster) => cluster.cluster_id },
      {
        id: 'label',
        header: t('dfu.columns.label'),
        kind: 'id',
        width: 232,
        definition: t('dfu.definitions.label'),
        value: (cluster) => cluster.label,
        render: (cluster) => (
          <span className="row tight">
            <button type="button" className="bare link mono target" onClick={() => onOpen(cluster.cluster_id)}>
              {cluster.label}
            </button>
            {cluster.renamed && <Tag>{t('dfu.run.renamed')}</Tag>}
          </span>
        ),
      },
      own('n', 'number', 62, (cluster) => cluster.n),
      { ...own('share', 'share', 112, (cluster) => cluster.share), barCategory: (cluster) => cluster.cluster_id },
      { ...own('volume_share', 'share', 112, (cluster) => cluster.volume_share), barCategory: (cluster) => cluster.cluster_id },
      ...FEATURES.map(feature),
      { ...own('confidence', 'share', 116, (cluster) => cluster.avg_confidence), asFigure: true, digits: 2 },
      { ...own('stability', 'share', 116, (cluster) => cluster.stability), asFigure: true, digits: 2 },
    ]
  }, [t, words, onOpen])
  return (
    <Table
      label={t('dfu.run.segments')}
      title={t('dfu.run.segments')}
      note={t('dfu.run.segmentsNote', { count: run.k })}
      tools={tools}
      columns={columns}
      rows={run.clusters}
      rowId={(cluster) => cluster.cluster_id}
      selectedId={selected}
      onSelect={(cluster) => onSelect(cluster.cluster_id)}
      onOpen={(cluster) => onOpen(cluster.cluster_id)}
      fileName={`dfu-${run.run_id}-segments.csv`}
    />
  )
}
