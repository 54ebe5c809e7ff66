import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ChartFrame, Loaded, ScatterCanvas, useFormat } from '#ui'
import type { DfuMap, Run } from '../answers.ts'
import { useMap } from '../queries.ts'
import { mapData } from '../view.ts'

interface Props {
  run: Run
  dfu_id: string | undefined
  cluster_id: number | undefined
  onSelect: (dfu_id: string) => void
}

/** The DFUs on their first two principal components. */
export function MapPanel(props: Props) {
  return <Loaded query={useMap(props.run.run_id)}>{(map) => <Plane {...props} map={map} />}</Loaded>
}

function Plane({ map, run, dfu_id, cluster_id, onSelect }: Props & { map: DfuMap }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { data, dfuAt, indexOf } = useMemo(() => mapData(map), [map])
  const centroids = useMemo(() => map.centroids.map(({ cluster_id: id, x, y }) => ({ id, x, y })), [map])
  const labels = useMemo(() => new Map(run.clusters.map((cluster) => [cluster.cluster_id, cluster.label])), [run])
  const [first = 0, second = 0] = map.explained
  const label = t('dfu.run.mapFinding', { share: format.share(first + second) })
  return (
    <ChartFrame
      title={t('dfu.run.map')}
      hint={t('dfu.run.mapHint', { first: format.share(first), second: format.share(second) })}
      label={label}
      values={{
        columns: [
          { header: t('dfu.columns.dfu_id') },
          { header: t('dfu.run.component', { number: '1' }), digits: 3 },
          { header: t('dfu.run.component', { number: '2' }), digits: 3 },
          { header: t('dfu.columns.cluster') },
        ],
        rows: map.dfu_ids.map((id, index) => [id, map.x[index], map.y[index], map.cluster_ids[index]]),
      }}
      fileName={`dfu-${run.run_id}-map`}
    >
      <ScatterCanvas
        label={label}
        data={data}
        centroids={centroids}
        selected={indexOf(dfu_id)}
        highlighted={cluster_id}
        onSelect={(index) => onSelect(dfuAt(index))}
        describe={(index) => t('dfu.run.dfuOfCluster', { dfu: dfuAt(index), label: labels.get(data.category[index]) ?? '' })}
      />
      {map.thinned && <p className="tiny t3">{t('dfu.run.thinned', { shown: map.dfu_ids.length, total: map.dfus })}</p>}
    </ChartFrame>
  )
}
