import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChartFrame, type HeatScale, HeatScaleSwitch, HeatTable, useFormat } from '#ui'
import type { Run } from '../answers.ts'
import { FEATURE_LOOK, FEATURES, profileRows, strongestCell } from '../view.ts'
import { useWords } from './use-words.ts'

/** Mean of each feature in each cluster; the colour says how far the centroid lies from all DFUs. */
export function ProfilePanel({ run }: { run: Run }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useWords()
  const [scale, setScale] = useState<HeatScale>('units')
  const rows = profileRows(run.clusters, FEATURES)
  const strongest = strongestCell(run.clusters)
  const label = strongest
    ? t('dfu.run.profileFinding', {
        feature: words.label(strongest.feature),
        cluster: String(strongest.cluster_id),
        z: format.signed(strongest.z),
      })
    : t('dfu.run.profile')
  return (
    <ChartFrame
      title={t('dfu.run.profile')}
      label={label}
      values={{
        columns: [
          { header: t('dfu.columns.feature') },
          { header: t('dfu.run.allDfus') },
          ...run.clusters.map((cluster) => ({ header: `${cluster.cluster_id} ${cluster.label}` })),
          { header: 'η²', digits: 2 },
        ],
        rows: rows.map(({ feature, overall, cells, share }) => [words.label(feature), overall, ...cells.map(({ value }) => value), share]),
      }}
      fileName={`dfu-${run.run_id}-profile`}
      actions={<HeatScaleSwitch scale={scale} onChange={setScale} />}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a scroll area must be focusable and named; it is no section of the page */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by the arrow keys */}
      <div className="scroll" role="region" aria-label={t('dfu.run.profile')} tabIndex={0} style={{ maxHeight: 'var(--plot, 238px)' }}>
        <HeatTable
          label={label}
          rowsLabel={t('dfu.columns.feature')}
          rows={rows.map(({ feature, overall, cells, share }) => {
            const look = FEATURE_LOOK[feature]
            const per = look.share ? 100 : 1
            const scaled = (value: number | null) => (value === null ? null : value * per)
            return {
              key: feature,
              label: words.label(feature),
              unit: look.share ? '%' : words.unit(feature),
              digits: look.digits,
              overall: scaled(overall),
              cells: cells.map(({ value, z }) => ({ value: scaled(value), z })),
              share,
            }
          })}
          columns={run.clusters.map(({ cluster_id, n }) => ({ id: cluster_id, count: n }))}
          scale={scale}
          shareLabel="η²"
          shareDefinition={t('dfu.definitions.separation')}
        />
      </div>
      <p className="tiny t3">{t('dfu.run.profileHint')}</p>
    </ChartFrame>
  )
}
