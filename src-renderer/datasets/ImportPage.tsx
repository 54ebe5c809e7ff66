import './parts/datasets.css'
import type { TFunction } from 'i18next'
import { useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { Page, Wizard, type WizardStep } from '#ui'
import type { Preview } from './answers.ts'
import { ColumnsStep } from './parts/ColumnsStep.tsx'
import { FileError } from './parts/FileError.tsx'
import { FileStep } from './parts/FileStep.tsx'
import { ImportResult } from './parts/ImportResult.tsx'
import { ImportStep } from './parts/ImportStep.tsx'
import { JobBand } from './parts/JobBand.tsx'
import { PreviewPane } from './parts/PreviewPane.tsx'
import { ReadingStep } from './parts/ReadingStep.tsx'
import { TableStep } from './parts/TableStep.tsx'
import { type ImportFlow, useImportFlow } from './parts/use-import-flow.ts'
import { useImportKey } from './parts/use-import-key.ts'
import { useSummaries } from './parts/use-summaries.ts'
import { Warnings } from './parts/Warnings.tsx'
import { openQuestions } from './view.ts'

/** A file comes in: looked at, read, typed, bound to a table, and only then written. */
export function ImportPage() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const field = useRef<HTMLInputElement>(null)
  const flow = useImportFlow()
  const steps = useSteps(flow, field)
  const consequence = useConsequence(flow)
  useImportKey(useCallback(() => field.current?.click(), []))
  if (flow.result) return <ImportResult result={flow.result} onAnother={flow.another} />
  return (
    <Page title={t('datasets.import')} crumbs={[{ label: t('datasets.title'), href: '/datasets' }, { label: t('datasets.import') }]}>
      {flow.running && (
        <JobBand
          name={t('datasets.importing', { name: flow.file?.name ?? '' })}
          share={flow.task?.progress ?? 0}
          step={flow.task?.step ?? ''}
          secondsLeft={flow.task?.seconds_left ?? null}
          onCancel={flow.cancel}
        />
      )}
      {flow.runError && (
        <div style={{ padding: '12px 16px' }}>
          <FileError error={flow.runError} />
        </div>
      )}
      <Wizard
        label={t('datasets.import')}
        steps={steps}
        consequence={consequence}
        finish={{ label: t('datasets.importFile'), busy: flow.running, onClick: flow.run }}
        onCancel={{ label: t('datasets.cancel'), onClick: () => navigate('/datasets') }}
      />
    </Page>
  )
}

function useSteps(flow: ImportFlow, field: React.RefObject<HTMLInputElement | null>): WizardStep[] {
  const { t } = useTranslation()
  const summaries = useSummaries(flow)
  const { found, form, preview, table, answer } = flow
  const error = preview.error ? <FileError error={preview.error} /> : null
  const pane = (view: 'written' | 'read' | 'bound') =>
    answer && <PreviewPane preview={answer} view={view} busy={preview.isFetching || preview.isError} />
  return [
    {
      key: 'file',
      label: t('datasets.step.file'),
      summary: summaries.file,
      problem: found
        ? undefined
        : flow.fileError
          ? t('datasets.cannotRead')
          : flow.opening
            ? t('datasets.uploading')
            : t('datasets.noFile'),
      content: (
        <FileStep
          field={field}
          file={flow.file}
          busy={flow.opening}
          error={flow.fileError ? <FileError error={flow.fileError} /> : null}
          name={form.name}
          onName={flow.setName}
          onFile={flow.choose}
        />
      ),
      preview: pane('written'),
    },
    {
      key: 'reading',
      label: t('datasets.step.reading'),
      summary: summaries.reading,
      problem: preview.error ? t('datasets.cannotRead') : answer ? undefined : t('datasets.uploading'),
      content: found && (
        <ReadingStep
          found={found.reading}
          choices={form.reading}
          onChange={flow.setReading}
          error={error}
          warnings={<Warnings said={answer ?? { warnings: [], notices: [] }} />}
        />
      ),
      preview: pane('written'),
    },
    {
      key: 'columns',
      label: t('datasets.step.columns'),
      summary: summaries.columns,
      content: answer && (
        <ColumnsStep
          preview={answer}
          types={form.types}
          onTypes={flow.setTypes}
          onMissing={(value) => flow.setReading({ ...form.reading, missing: [...(answer.reading.missing ?? []), value] })}
        />
      ),
      preview: pane('read'),
    },
    {
      key: 'table',
      label: t('datasets.step.table'),
      summary: summaries.table,
      problem: answer && problemText(answer, t),
      content: answer && (
        <TableStep
          table={table}
          proposed={flow.proposed}
          onTable={flow.setTable}
          binding={answer.binding}
          fileColumns={answer.columns}
          map={form.map}
          onMap={flow.setMap}
          error={error}
        />
      ),
      preview: pane('bound'),
    },
    {
      key: 'import',
      label: t('datasets.step.import'),
      content: answer && <ImportStep flow={flow} preview={answer} />,
    },
  ]
}

function problemText({ binding }: Preview, t: TFunction): string | undefined {
  if (!binding || binding.problems.length === 0) return undefined
  const names = openQuestions(binding).map(({ to }) => to)
  return names.length > 0 ? t('datasets.decideColumns', { names: names.join(', ') }) : t('datasets.decideMapping')
}

/** What the import will write, as far as the part that was looked at tells. */
function useConsequence({ answer, table }: ImportFlow): string | undefined {
  const { t } = useTranslation()
  if (!answer) return undefined
  const target = table ? t('datasets.intoTable', { table: t(`datasets.targets.${table}`) }) : t('datasets.intoDataset')
  const aside = t(answer.partial ? 'datasets.asideSoFar' : 'datasets.setAside', { count: answer.rejected_rows })
  return `${target} · ${aside}`
}
