import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ChartFrame, Loaded, ScatterCanvas, useFormat } from '#ui'
import type { LotMap, WhyHere } from '../answers.ts'
import { useMap } from '../queries.ts'
import { mapData } from '../view.ts'

interface Props {
  run_id: number
  lot_id: number | undefined
  /** Of the selected lot. */
  why: WhyHere | undefined
  cluster_id: number | undefined
  onSelect: (lot_id: number) => void
}

/** The lots on their first two principal components. */
export function MapPanel(props: Props) {
  return <Loaded query={useMap(props.run_id)}>{(map) => <Plane {...props} map={map} />}</Loaded>
}

function Plane({ map, run_id, lot_id, why, cluster_id, onSelect }: Props & { map: LotMap }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { data, lotAt, indexOf } = useMemo(() => mapData(map), [map])
  const centroids = useMemo(() => map.centroids.map(({ cluster_id: id, x, y }) => ({ id, x, y })), [map])
  const [first, second] = map.explained.map((share) => format.share(share))
  const label = t('lots.run.mapFinding', { share: format.share(map.explained[0] + map.explained[1]) })
  const chosen = why?.lot.lot_id === lot_id ? why?.lot : undefined
  const names = (index: number) =>
    lotAt(index) === chosen?.lot_id
      ? t('lots.run.lotOfCluster', { lot: chosen.code_lot, id: String(chosen.cluster_id) })
      : t('lots.run.cluster', { id: String(data.category[index]) })
  return (
    <ChartFrame
      title={t('lots.run.map')}
      hint={t('lots.run.mapHint', { first, second })}
      label={label}
      values={{
        columns: [
          { header: t('lots.run.lotNumber') },
          { header: t('lots.run.component', { number: '1' }), digits: 3 },
          { header: t('lots.run.component', { number: '2' }), digits: 3 },
          { header: t('lots.columns.cluster') },
        ],
        rows: map.lot_ids.map((id, index) => [String(id), map.x[index], map.y[index], map.cluster_ids[index]]),
      }}
      fileName={`lots-${run_id}-map`}
    >
      <ScatterCanvas
        label={label}
        data={data}
        centroids={centroids}
        selected={indexOf(lot_id)}
        runnerUp={chosen?.runner_up}
        highlighted={cluster_id}
        onSelect={(index) => onSelect(lotAt(index))}
        describe={names}
      />
      {map.thinned && <p className="tiny t3">{t('lots.run.thinned', { shown: map.lot_ids.length, total: map.lots })}</p>}
    </ChartFrame>
  )
}
