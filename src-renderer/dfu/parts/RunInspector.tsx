import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { CopyButton, categoryColor, Inspector, InspectorSection, ShareBar, useFormat } from '#ui'
import type { RunSummary } from '../answers.ts'
import { trainCommand } from '../command.ts'
import { formOf, trainInput } from '../form.ts'
import { inLanguage } from '../view.ts'
import { Parameters } from './Parameters.tsx'
import { SegmentName } from './SegmentName.tsx'

/** The run that is chosen in the list: its segments, why this K, its parameters. */
export function RunInspector({ run }: { run: RunSummary }) {
  const { t } = useTranslation()
  const { language, dateTime, number } = useFormat()
  return (
    <Inspector
      title={t('dfu.runNumber', { run: String(run.run_id) })}
      aside={dateTime(run.created_at)}
      footer={
        <>
          <Button component={Link} href={`/dfu/runs/${run.run_id}`}>
            {t('dfu.list.open')}
          </Button>
          <span className="end">
            <CopyButton label={t('dfu.copyCommand')} text={trainCommand(trainInput(formOf(run.params), language))} />
          </span>
        </>
      }
    >
      <InspectorSection title={t('dfu.list.sizes')}>
        <ul className="small stack tight">
          {run.labels.map(({ cluster_id, label, n }) => (
            <li key={cluster_id} className="row">
              <SegmentName id={cluster_id} label={label} />
              <span className="end row tight nowrap">
                {number(n)} <ShareBar share={n / run.n_dfus} print="none" width={24} color={categoryColor(cluster_id)} />
              </span>
            </li>
          ))}
        </ul>
      </InspectorSection>
      <InspectorSection title={t('dfu.list.whyK', { k: run.k })}>
        <p className="small">{run.params.k === null ? inLanguage(language, run.k_reason, run.k_reason_fr) : t('dfu.k.asked')}</p>
      </InspectorSection>
      <InspectorSection title={t('dfu.run.parameters')}>
        <Parameters params={run.params} />
      </InspectorSection>
    </Inspector>
  )
}
