import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Tile } from '#ui'
import type { Run } from '../answers.ts'

export type RunTabName = 'segments' | 'dfus' | 'k' | 'excluded' | 'about'

const TABS: readonly RunTabName[] = ['segments', 'dfus', 'k', 'excluded', 'about']

/** Which table of the run is shown. */
export function RunTabs({ run, tab, onChange }: { run: Run; tab: RunTabName; onChange: (tab: RunTabName) => void }) {
  const { t } = useTranslation()
  return (
    <SegmentedControl
      aria-label={t('dfu.run.tables')}
      value={tab}
      onChange={(value) => onChange(value as RunTabName)}
      data={TABS.map((name) => ({ value: name, label: t(`dfu.run.tab.${name}`, { count: run.excluded_rows }) }))}
    />
  )
}

interface PickProps {
  run: Run
  cluster_id: number | undefined
  onChange: (cluster_id: number | undefined) => void
}

/** One cluster alone, in the table and on the map. */
export function ClusterPick({ run, cluster_id, onChange }: PickProps) {
  const { t } = useTranslation()
  return (
    <fieldset className="row" style={{ gap: 0, border: 0, margin: 0, padding: 0 }}>
      <legend className="sr">{t('dfu.run.onlyCluster')}</legend>
      {run.clusters.map(({ cluster_id: id }) => {
        const on = id === cluster_id
        return (
          <button
            key={id}
            type="button"
            className="bare dfu-pick"
            aria-pressed={on}
            aria-label={t(on ? 'dfu.run.showAll' : 'dfu.run.showCluster', { id: String(id) })}
            onClick={() => onChange(on ? undefined : id)}
          >
            <Tile id={id} outline={cluster_id !== undefined && !on} />
          </button>
        )
      })}
    </fieldset>
  )
}
