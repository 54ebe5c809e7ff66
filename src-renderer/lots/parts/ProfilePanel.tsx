import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChartFrame, type ChartValues, type HeatRow, type HeatScale, HeatScaleSwitch, HeatTable, useFormat } from '#ui'
import type { Run } from '../answers.ts'
import { FEATURE_LOOK, strongestCell } from '../view.ts'
import { type FeatureWords, useFeatures } from './use-features.ts'

/** Mean of each feature in each cluster; the colour says how far it lies from all lots. */
export function ProfilePanel({ run }: { run: Run }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useFeatures()
  const [scale, setScale] = useState<HeatScale>('units')
  const strongest = strongestCell(run.clusters, run.features)
  const label = strongest
    ? t('lots.run.profileFinding', {
        feature: words.label(strongest.feature),
        cluster: String(strongest.cluster_id),
        z: format.signed(strongest.z),
      })
    : t('lots.run.profile')
  return (
    <ChartFrame
      title={t('lots.run.profile')}
      hint={t('lots.run.profileHint')}
      label={label}
      values={profileValues(run, words, t('lots.run.feature'), t('lots.run.allLots'), (id) => t('lots.run.cluster', { id: String(id) }))}
      fileName={`lots-${run.run_id}-profile`}
      actions={<HeatScaleSwitch scale={scale} onChange={setScale} />}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a scroll area must be focusable and named; it is no section of the page */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by the arrow keys */}
      <div className="scroll stack" style={{ gap: 0 }} role="region" aria-label={t('lots.run.profile')} tabIndex={0}>
        <HeatTable
          label={label}
          rowsLabel={t('lots.run.feature')}
          rows={heatRows(run, words)}
          columns={run.clusters.map(({ cluster_id, n }) => ({ id: cluster_id, count: n }))}
          scale={scale}
          shareLabel="η²"
          shareDefinition={t('lots.definitions.separation')}
        />
      </div>
    </ChartFrame>
  )
}

const heatRows = (run: Run, words: FeatureWords): HeatRow[] =>
  run.features.map((feature) => ({
    key: feature,
    label: words.label(feature),
    unit: words.unit(feature),
    digits: FEATURE_LOOK[feature].digits,
    overall: run.overall.means[feature] ?? null,
    cells: run.clusters.map((cluster) => ({ value: cluster.means[feature] ?? null, z: cluster.z[feature] ?? null })),
    share: run.separation[feature],
  }))

const profileValues = (run: Run, words: FeatureWords, feature: string, all: string, cluster: (id: number) => string): ChartValues => ({
  columns: [
    { header: feature },
    { header: all },
    ...run.clusters.map(({ cluster_id }) => ({ header: cluster(cluster_id) })),
    { header: 'η²', digits: 2 },
  ],
  rows: run.features.map((name) => [
    [words.label(name), words.unit(name)].filter(Boolean).join(' '),
    run.overall.means[name],
    ...run.clusters.map(({ means }) => means[name]),
    run.separation[name],
  ]),
})
