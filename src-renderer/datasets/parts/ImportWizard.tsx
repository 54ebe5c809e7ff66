import type { TFunction } from 'i18next'
import { type RefObject, useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Page, Wizard, type WizardStep } from '#ui'
import type { Preview, ImportResult as Result } from '../answers.ts'
import type { Opened } from '../queries.ts'
import { openQuestions } from '../view.ts'
import { ColumnsStep } from './ColumnsStep.tsx'
import { FileError } from './FileError.tsx'
import { FileStep } from './FileStep.tsx'
import { ImportResult } from './ImportResult.tsx'
import { ImportStep } from './ImportStep.tsx'
import { JobBand } from './JobBand.tsx'
import { PreviewPane } from './PreviewPane.tsx'
import { LastTime } from './reading/LastTime.tsx'
import { ReadingStep } from './reading/ReadingStep.tsx'
import { TableStep } from './TableStep.tsx'
import { type ImportFlow, useImportFlow } from './use-import-flow.ts'
import { useImportKey } from './use-import-key.ts'
import { useSummaries } from './use-summaries.ts'
import { Warnings } from './Warnings.tsx'

interface Props {
  /** A file that is already at hand. */
  given: File | Opened | undefined
  onFiles: (files: File[]) => void
  onCancel: () => void
  /** Where one file of several is imported: back to the others. */
  onNext?: (result: Result) => void
  /** Another file, after this one. */
  onAnother: () => void
}

/** One file comes in: looked at, read, typed, bound to a table, and only then written. */
export function ImportWizard({ given, onFiles, onCancel, onNext, onAnother }: Props) {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  const flow = useImportFlow(given)
  const steps = useSteps(flow, field, onFiles)
  const consequence = useConsequence(flow)
  useImportKey(useCallback(() => field.current?.click(), []))
  const { result } = flow
  if (result)
    return <ImportResult result={result} onAnother={() => startAgain(flow, onAnother)} onNext={onNext && (() => onNext(result))} />
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
        onCancel={{ label: t('datasets.cancel'), onClick: onCancel }}
      />
    </Page>
  )
}

/** Notices that stand beside the setting they are about. */
const SHOWN_IN_PLACE = [
  'mojibake',
  'mojibake_repaired',
  'known_shape',
  'same_as_last',
  'encoding_judged',
  'encoding_doubtful',
  'mostly_utf8',
]

function startAgain(flow: ImportFlow, onAnother: () => void) {
  flow.another()
  onAnother()
}

function useSteps(flow: ImportFlow, field: RefObject<HTMLInputElement | null>, onFiles: Props['onFiles']): WizardStep[] {
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
          onFiles={onFiles}
          lastTime={answer && <LastTime answer={answer} choices={form.reading} onChange={flow.setReading} />}
        />
      ),
      preview: pane('written'),
    },
    {
      key: 'reading',
      label: t('datasets.step.reading'),
      summary: summaries.reading,
      problem: preview.error ? t('datasets.cannotRead') : answer ? undefined : t('datasets.uploading'),
      content: found && answer && (
        <ReadingStep
          found={found.reading}
          answer={answer}
          choices={form.reading}
          onChange={flow.setReading}
          error={error}
          warnings={<Warnings said={answer} except={SHOWN_IN_PLACE} />}
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
          onBreak={flow.setBreak}
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
