import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { CopyButton, categoryColor, Inspector, InspectorSection, Loaded, ShareBar, Tile, useFormat } from '#ui'
import type { Cluster, RunSummary } from '../answers.ts'
import { clusterCommand } from '../command.ts'
import { clusterInput, formOf } from '../form.ts'
import { useRun } from '../queries.ts'
import { useValues } from './use-values.ts'

/** The run that is chosen in the list: sizes and parameters. */
export function RunInspector({ run }: { run: RunSummary }) {
  const { t } = useTranslation()
  const format = useFormat()
  const values = useValues()
  const details = useRun(run.run_id)
  return (
    <Inspector
      title={t('lots.runNumber', { run: String(run.run_id) })}
      aside={format.dateTime(run.created_at)}
      footer={
        <>
          <Button component={Link} href={`/lots/runs/${run.run_id}`}>
            {t('lots.list.open')}
          </Button>
          <span className="end">
            <CopyButton label={t('lots.copyCommand')} text={clusterCommand(clusterInput(formOf(run.params)))} />
          </span>
        </>
      }
    >
      <InspectorSection title={t('lots.list.sizes')}>
        <Loaded query={details}>{({ clusters }) => <Sizes clusters={clusters} />}</Loaded>
      </InspectorSection>
      <InspectorSection title={t('lots.run.parameters')}>
        <dl className="small pairs">
          {(Object.keys(run.params) as (keyof RunSummary['params'])[]).map((name) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt className="t3">{t(`lots.params.${name}`)}</dt>
              <dd>{values.parameter(name, run.params[name])}</dd>
            </div>
          ))}
        </dl>
      </InspectorSection>
    </Inspector>
  )
}

function Sizes({ clusters }: { clusters: readonly Cluster[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <ul className="small stack tight">
      {clusters.map(({ cluster_id, n, share }) => (
        <li key={cluster_id} className="row">
          <Tile id={cluster_id} />
          <span className="num" style={{ width: 80 }}>
            {format.number(n)} <span className="t3">{t('lots.fact.lots', { count: n })}</span>
          </span>
          <span className="end">
            <ShareBar share={share} digits={1} color={categoryColor(cluster_id)} />
          </span>
        </li>
      ))}
    </ul>
  )
}
