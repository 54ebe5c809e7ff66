import { useTranslation } from 'react-i18next'
import { ChartFrame, MatrixHeat, useFormat } from '#ui'
import { SegmentName } from './SegmentName.tsx'

interface Props {
  clusters_a: readonly { cluster_id: number; label: string }[]
  clusters_b: readonly { cluster_id: number; label: string }[]
  /** DFUs by cluster of a (rows) and of b (columns). */
  migration: readonly (readonly number[])[]
  /** The finding in one sentence. */
  label: string
  hint: string
  corner: string
  fileName: string
}

/** From which segment to which. */
export function MigrationPanel({ clusters_a, clusters_b, migration, label, hint, corner, fileName }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const edge = ({ cluster_id, label: name }: Props['clusters_a'][number]) => ({
    key: String(cluster_id),
    label: name,
    category: cluster_id,
  })
  return (
    <ChartFrame
      title={t('dfu.compare.migration')}
      hint={hint}
      label={label}
      values={{
        columns: [
          { header: t('dfu.columns.cluster') },
          ...clusters_b.map(({ cluster_id, label: name }) => ({ header: `${cluster_id} ${name}`, digits: 0 })),
        ],
        rows: clusters_a.map(({ cluster_id, label: name }, row) => [`${cluster_id} ${name}`, ...migration[row]]),
      }}
      fileName={fileName}
    >
      <MatrixHeat
        label={label}
        corner={corner}
        rows={clusters_a.map(edge)}
        columns={clusters_b.map(edge)}
        values={migration}
        print={(n) => format.number(n)}
        scale="magnitude"
        limit={Math.max(1, ...migration.flat())}
      />
      <ul className="dfu-key small">
        {clusters_b.map(({ cluster_id, label: name }) => (
          <li key={cluster_id}>
            <SegmentName id={cluster_id} label={name} />
          </li>
        ))}
      </ul>
    </ChartFrame>
  )
}
