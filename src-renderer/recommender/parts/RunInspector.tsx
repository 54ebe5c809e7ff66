import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { CopyButton, ErrorNote, Inspector, InspectorSection, useFormat } from '#ui'
import { commandLine } from '../../runs/command-line.ts'
import type { RunSummary } from '../answers.ts'
import { useVerify } from '../queries.ts'
import { RunState } from './RunsTable.tsx'
import { usePromotion } from './use-promotion.ts'
import { VerdictNote } from './VerdictNote.tsx'

/** The run that is chosen in the list: how it ended, whether its files are sound, and whether it serves. */
export function RunInspector({ run }: { run: RunSummary }) {
  const { t } = useTranslation()
  const format = useFormat()
  const verify = useVerify()
  const promotion = usePromotion()
  const rows: [string, string][] = [
    [t('recommender.columns.date'), format.dateTime(run.created_at)],
    [t('recommender.run.stopped'), t(`recommender.stopped.${run.stopped}`, { count: run.epochs_run, best: run.best_epoch })],
    [t('recommender.columns.loss'), t(`recommender.loss.${run.loss}`)],
    [t('recommender.columns.no_components'), format.number(run.no_components)],
    [t('recommender.columns.features'), format.number(run.features)],
    [t('recommender.columns.pairs_source'), t(`recommender.source.${run.pairs_source}`)],
    [t('recommender.run.reproducible'), t(run.reproducible ? 'recommender.yes' : 'recommender.run.threads')],
  ]
  return (
    <Inspector
      title={run.run}
      aside={<RunState run={run} />}
      footer={
        <>
          <Button component={Link} href={`/recommender/runs/${encodeURIComponent(run.run)}`}>
            {t('recommender.list.open')}
          </Button>
          <span className="end">
            <CopyButton label={t('recommender.copyCommand')} text={commandLine('recommender', 'show', run.run)} />
          </span>
        </>
      }
    >
      <InspectorSection title={t('recommender.run.about')}>
        <dl className="small pairs">
          {rows.map(([label, value]) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt className="t3">{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </InspectorSection>
      <InspectorSection title={t('recommender.run.serves')}>
        <div className="stack tight">
          <p className="small">{t(run.current ? 'recommender.run.isCurrent' : 'recommender.run.isNotCurrent')}</p>
          {!run.current && (
            <div>
              <Button disabled={!run.complete} loading={promotion.busy} onClick={() => promotion.promote(run.run)}>
                {t('recommender.run.promote')}
              </Button>
            </div>
          )}
          <ErrorNote error={promotion.error} />
        </div>
      </InspectorSection>
      <InspectorSection title={t('recommender.run.files')}>
        <div className="stack tight">
          {verify.data ? <VerdictNote verdict={verify.data} /> : <p className="small">{t('recommender.run.verifyBody')}</p>}
          <div>
            <Button loading={verify.isPending} onClick={() => verify.mutate(run.run)}>
              {t('recommender.run.verify')}
            </Button>
          </div>
          <ErrorNote error={verify.error} />
        </div>
      </InspectorSection>
    </Inspector>
  )
}
