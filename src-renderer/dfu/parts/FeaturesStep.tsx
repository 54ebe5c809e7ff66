import { Button, Switch } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState, ErrorNote, Note, Table, type TableColumn, useFormat } from '#ui'
import { TaskFollow } from '../../runs/TaskFollow.tsx'
import type { StartedJob } from '../../runs/use-started-job.ts'
import type { ExcludedDfu, FeatureSummary, FeaturesResult } from '../answers.ts'
import type { Form } from '../form.ts'
import { inLanguage, isFeature } from '../view.ts'
import { useWords } from './use-words.ts'

interface Props {
  form: Form
  onChange: (part: Partial<Form>) => void
  job: StartedJob<Form, FeaturesResult>
}

/** Computes the features as soon as the step is opened; how they enter the clustering is chosen here. */
export function FeaturesStep({ form, onChange, job }: Props) {
  const { t } = useTranslation()
  const stale = job.result !== undefined && job.resultOf(form) === undefined
  const { start, task_id } = job
  // Once, when the step is first opened; later changes wait for the button.
  useEffect(() => {
    if (task_id === undefined) start(form)
  }, [])
  return (
    <div className="stack">
      {task_id !== undefined && !job.result && (
        <TaskFollow task_id={task_id} name={t('dfu.task.features')} onDone={job.done} onRestarted={job.restarted} />
      )}
      {stale && <Note tone="warning">{t('dfu.wizard.featuresStale')}</Note>}
      <ErrorNote error={job.error} />
      {(job.result || job.error !== null) && (
        <div>
          <Button leftSection={<IconRefresh size={14} stroke={1.5} />} loading={job.busy} onClick={() => start(form)}>
            {t('dfu.wizard.computeAgain')}
          </Button>
        </div>
      )}
      <Switch
        label={t('dfu.params.log_volume')}
        description={`${t('ui.defaultValue', { value: t('dfu.yes') })} · ${t('dfu.wizard.whyLog')}`}
        checked={form.log_volume}
        onChange={(event) => onChange({ log_volume: event.currentTarget.checked })}
      />
      <Switch
        label={t('dfu.params.use_pca')}
        description={`${t('ui.defaultValue', { value: t('dfu.no') })} · ${t('dfu.wizard.whyPca')}`}
        checked={form.use_pca}
        onChange={(event) => onChange({ use_pca: event.currentTarget.checked })}
      />
      <p className="small t3">{t('dfu.wizard.matrixNote')}</p>
    </div>
  )
}

/** The matrix in figures, and which DFUs are left out. */
export function FeaturesPreview({ job, form }: { job: StartedJob<Form, FeaturesResult>; form: Form }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const result = job.resultOf(form) ?? job.result
  if (!result) return <EmptyState title={t('dfu.wizard.matrix')}>{t('dfu.wizard.featuresFirst')}</EmptyState>
  return (
    <div className="stack">
      {inLanguage(language, result.warnings, result.warnings_fr).map((warning) => (
        <Note key={warning} tone="warning">
          {warning}
        </Note>
      ))}
      <SummaryTable result={result} />
      {result.excluded_total > 0 && <ExcludedList rows={result.excluded} total={result.excluded_total} />}
    </div>
  )
}

function SummaryTable({ result }: { result: FeaturesResult }) {
  const { t } = useTranslation()
  const words = useWords()
  const columns = useMemo((): TableColumn<FeatureSummary>[] => {
    const figure = (id: 'min' | 'p25' | 'median' | 'p75' | 'max', hidden = false): TableColumn<FeatureSummary> => ({
      id,
      header: t(`dfu.columns.${id}`),
      kind: 'number',
      width: 84,
      hidden,
      definition: t('dfu.definitions.quantile'),
      value: (row) => row[id],
      render: (row) => words.value(row.feature, row[id]),
    })
    return [
      {
        id: 'feature',
        header: t('dfu.columns.feature'),
        kind: 'text',
        width: 176,
        value: (row) => row.feature,
        render: (row) => (
          <span title={isFeature(row.feature) ? t(`dfu.definitions.${row.feature}`) : undefined}>
            {words.label(row.feature)} <span className="unit">{words.unit(row.feature)}</span>
          </span>
        ),
      },
      {
        id: 'missing',
        header: t('dfu.columns.missing'),
        kind: 'number',
        digits: 0,
        width: 76,
        definition: t('dfu.definitions.missing'),
        value: (row) => row.missing,
      },
      figure('min', true),
      figure('p25'),
      figure('median'),
      figure('p75'),
      figure('max', true),
    ]
  }, [t, words])
  return (
    <div style={{ display: 'flex', height: 440, margin: '0 -16px' }}>
      <Table
        label={t('dfu.wizard.matrix')}
        title={t('dfu.wizard.matrix')}
        note={t('dfu.wizard.matrixSize', { count: result.dfus, features: result.features.length })}
        columns={columns}
        rows={result.summary}
        rowId={(row) => row.feature}
        fileName="dfu-features-summary.csv"
      />
    </div>
  )
}

function ExcludedList({ rows, total }: { rows: readonly ExcludedDfu[]; total: number }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (
    <section>
      <h2>{t('dfu.wizard.excluded', { count: total })}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('dfu.columns.dfu_id')}</th>
            <th scope="col" className="num">
              {t('dfu.columns.n_months')}
            </th>
            <th scope="col">{t('dfu.columns.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, 20).map((row) => (
            <tr key={row.dfu}>
              <td className="mono">{row.dfu}</td>
              <td className="num">{row.n_months}</td>
              <td>{inLanguage(language, row.reason, row.reason_fr)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > 20 && <p className="tiny t3">{t('dfu.wizard.excludedMore', { shown: Math.min(20, rows.length), total })}</p>}
    </section>
  )
}
