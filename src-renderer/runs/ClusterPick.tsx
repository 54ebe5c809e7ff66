import './runs.css'
import { useTranslation } from 'react-i18next'
import { Tile } from '#ui'

interface Props {
  clusters: readonly { cluster_id: number }[]
  cluster_id: number | undefined
  onChange: (cluster_id: number | undefined) => void
}

/** One cluster alone, in the table and on the map. */
export function ClusterPick({ clusters, cluster_id, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <fieldset className="row" style={{ gap: 0, border: 0, margin: 0, padding: 0 }}>
      <legend className="sr">{t('runs.onlyCluster')}</legend>
      {clusters.map(({ cluster_id: id }) => {
        const on = id === cluster_id
        return (
          <button
            key={id}
            type="button"
            className="bare pick-cluster"
            aria-pressed={on}
            aria-label={t(on ? 'runs.showAll' : 'runs.showCluster', { id: String(id) })}
            onClick={() => onChange(on ? undefined : id)}
          >
            <Tile id={id} outline={cluster_id !== undefined && !on} />
          </button>
        )
      })}
    </fieldset>
  )
}
