import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Loaded, Table, type TableColumn } from '#ui'
import type { Run, Segment } from '../answers.ts'
import { useSegments } from '../queries.ts'
import { FEATURE_LOOK, segmentText } from '../view.ts'
import { type FeatureWords, useFeatures } from './use-features.ts'

interface Props {
  run: Run
  onExport: () => void
  tools: ReactNode
}

/** Genetics + site + cluster: how many lots and how they differ. */
export function SegmentsTable({ run, onExport, tools }: Props) {
  const { t } = useTranslation()
  const words = useFeatures()
  const segments = useSegments(run.run_id, true)
  const columns = useMemo(() => segmentColumns(run, words, t), [run, words, t])
  return (
    <Loaded query={segments}>
      {({ segments: rows, total }) => (
        <Table
          label={t('lots.run.segments')}
          title={t('lots.run.segments')}
          note={t('lots.run.segmentsNote', { count: total })}
          tools={tools}
          columns={columns}
          rows={rows}
          rowId={(segment) => segment.segment}
          onExport={onExport}
        />
      )}
    </Loaded>
  )
}

const segmentColumns = (run: Run, words: FeatureWords, t: (key: string) => string): TableColumn<Segment>[] => [
  {
    id: 'segment',
    header: t('lots.columns.segment'),
    kind: 'id',
    width: 136,
    definition: t('lots.definitions.segment'),
    value: (segment) => segmentText(segment.segment),
  },
  { id: 'genetique', header: t('lots.columns.genetique'), kind: 'text', width: 96, value: (segment) => segment.genetique },
  { id: 'site_code', header: t('lots.columns.site_code'), kind: 'text', width: 60, value: (segment) => segment.site_code },
  { id: 'cluster_id', header: t('lots.columns.cluster'), kind: 'category', width: 72, value: (segment) => segment.cluster_id },
  { id: 'n', header: t('lots.columns.n'), kind: 'number', digits: 0, width: 64, value: (segment) => segment.n },
  { id: 'share', header: t('lots.columns.share'), kind: 'share', digits: 1, value: (segment) => segment.share },
  {
    id: 'confidence',
    header: t('lots.columns.confidence'),
    kind: 'share',
    asFigure: true,
    digits: 2,
    definition: t('lots.definitions.confidence'),
    barCategory: (segment) => segment.cluster_id,
    value: (segment) => segment.avg_confidence,
  },
  ...run.features.flatMap((feature): TableColumn<Segment>[] => [
    {
      id: feature,
      header: words.short(feature),
      unit: feature === 'duree_gavage' ? undefined : words.unit(feature),
      kind: 'number',
      width: FEATURE_LOOK[feature].width + 12,
      digits: FEATURE_LOOK[feature].digits,
      definition: t('lots.definitions.mean'),
      value: (segment) => segment.means[feature],
    },
    {
      id: `${feature}-z`,
      header: `z ${words.short(feature)}`,
      kind: 'signed',
      digits: 2,
      max: 2,
      hidden: true,
      definition: t('lots.definitions.z'),
      value: (segment) => segment.z[feature],
    },
  ]),
]
