import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote, Inspector, Loaded, Page, Tag, useFormat, useToasts } from '#ui'
import type { NamedColumn, StepKind } from '../answers.ts'
import { applyCommand } from '../command.ts'
import { cleanStep, lackingFields, newStep, type Schema } from '../form.ts'
import { type Action, isDraftChanged, stepsWithDraft } from '../studio.ts'
import { AppliedNote } from './AppliedNote.tsx'
import { ColumnSection } from './ColumnSection.tsx'
import { DraftInspector } from './DraftInspector.tsx'
import { JobBand } from './JobBand.tsx'
import { PreviewTable } from './PreviewTable.tsx'
import { PreviewToolbar, type View } from './PreviewToolbar.tsx'
import { ReplayDialog } from './ReplayDialog.tsx'
import { SaveRecipe } from './SaveRecipe.tsx'
import { StepsPane } from './StepsPane.tsx'
import { StudioActions } from './StudioActions.tsx'
import { Suggestions } from './Suggestions.tsx'
import { useApplying } from './use-applying.ts'
import { useStudio } from './use-studio.ts'
import { useStudioKeys } from './use-studio-keys.ts'
import { ROWS_A_PAGE, useStudioPreview } from './use-studio-preview.ts'
import { useWords } from './use-words.ts'
import { VersionsSection } from './VersionsSection.tsx'
import { WhatFollows } from './WhatFollows.tsx'

interface Props {
  dataset: { dataset_id: number; name: string; version_number: number }
  kinds: readonly StepKind[]
  functions: readonly string[]
}

/** Steps at the left, the table after one of them in the middle, settings and reasons at the right. */
export function Studio({ dataset, kinds, functions }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { show } = useToasts()
  const words = useWords(kinds)
  const id = String(dataset.dataset_id)
  const { studio, dispatch, version, begin } = useStudio(dataset)
  const { draft, shown } = studio
  const [view, setView] = useState<View>('after')
  const [column, setColumn] = useState<string>()
  const [offset, setOffset] = useState(0)
  const [dialog, setDialog] = useState<'save' | 'replay'>()
  const schemaOf = useCallback((step: string) => (kinds.find((kind) => kind.step === step)?.schema ?? {}) as Schema, [kinds])
  const complete = (step: { step: string }) => lackingFields(schemaOf(step.step), step).length === 0
  const clean = (list: readonly { step: string }[]) => list.map((step) => cleanStep(schemaOf(step.step), step))
  const kept = clean(studio.steps.map(({ step }) => step))
  const steps = draft && complete(draft.step) ? clean(stepsWithDraft(studio, complete)) : kept
  const onColumnGone = useCallback(() => setColumn(undefined), [])
  const { query, preview, whole, follows, columnsBefore } = useStudioPreview({
    dataset: id,
    version,
    steps,
    kept,
    shown,
    editing: draft ? draft.at + 1 : undefined,
    view,
    column,
    offset,
    onColumnGone,
  })
  const applying = useApplying({ dataset: id, version, begin })
  const keep = () => draft && complete(draft.step) && act({ do: 'keep' })
  /** Leaving a step that was changed keeps the change; Ctrl Z takes it back. */
  const act = (action: Action) => {
    const leaving = draft && (action.do === 'show' || action.do === 'edit' || action.do === 'add' || action.do === 'draft')
    if (leaving && complete(draft.step) && isDraftChanged(studio)) {
      dispatch({ do: 'keep' })
      show(t('preparation.kept', { number: draft.at + 1 }), { undo: () => dispatch({ do: 'undo' }) })
    }
    dispatch(action)
    setOffset(0)
    applying.forget()
  }
  const undo = studio.past.length > 0 ? () => act({ do: 'undo' }) : undefined
  const redo = studio.future.length > 0 ? () => act({ do: 'redo' }) : undefined
  const apply = !draft && kept.length > 0 && !applying.job.running ? () => applying.apply(kept) : undefined
  useStudioKeys({ undo, redo, cancel: draft ? () => dispatch({ do: 'cancel' }) : undefined })
  const chosenColumn: NamedColumn | undefined = preview?.columns.find(({ name }) => name === column)
  const add = (kind: string) => act({ do: 'draft', step: newStep(kind, schemaOf(kind), chosenColumn) })
  const command = applyCommand(dataset.name, version === dataset.version_number ? undefined : version, steps)
  const next = dataset.version_number + 1
  const draftKind = draft && kinds.find((kind) => kind.step === draft.step.step)
  const columnSection = preview?.column && <ColumnSection column={preview.column} />
  return (
    <Page
      title={dataset.name}
      badge={
        <Tag tone={kept.length > 0 ? 'accent' : 'neutral'}>
          {t(kept.length > 0 ? 'preparation.notApplied' : 'preparation.version', { number: String(version) })}
        </Tag>
      }
      crumbs={[{ label: t('preparation.title'), href: '/preparation' }, { label: dataset.name }]}
      rail
      facts={
        preview && [
          { value: format.number(preview.rows_total), label: t('preparation.rowsWord', { count: preview.rows_total }) },
          { value: format.number(preview.columns.length), label: t('preparation.columnsWord', { count: preview.columns.length }) },
          ...(steps.length > 0
            ? [{ label: t('preparation.afterStep', { number: Math.min(shown, steps.length), total: steps.length }) }]
            : []),
          {
            label: preview.partial
              ? t('preparation.computedOn', { shown: format.number(preview.rows_used), total: format.number(preview.total_rows) })
              : t('preparation.computedOnAll', { count: preview.total_rows }),
          },
        ]
      }
      actions={
        <StudioActions
          steps={kept}
          version={next}
          undo={undo}
          redo={redo}
          editing={draft !== null}
          command={command}
          busy={applying.busy}
          onApply={() => apply?.()}
          onSave={() => setDialog('save')}
          onReplay={() => setDialog('replay')}
        />
      }
      inspector={
        draft && draftKind ? (
          <DraftInspector
            draft={draft}
            kind={draftKind}
            columns={columnsBefore}
            functions={functions}
            words={words}
            command={command}
            dispatch={dispatch}
            onKeep={() => void keep()}
          >
            {columnSection}
            {follows.length > 0 && <WhatFollows consequences={follows} words={words} />}
          </DraftInspector>
        ) : (
          <Inspector title={column ?? t('preparation.whatNext')}>
            {columnSection}
            <Suggestions
              dataset={id}
              version={version}
              column={column}
              steps={kept}
              kinds={kinds}
              words={words}
              onAdd={(step) => act({ do: 'add', step })}
            />
            {column === undefined && <VersionsSection dataset={id} base={version} onBase={begin} />}
          </Inspector>
        )
      }
    >
      <div className="prep-studio">
        <StepsPane studio={studio} version={version} preview={preview} kinds={kinds} words={words} dispatch={act} onAdd={add} />
        <div className="prep-table">
          {applying.job.running && <JobBand name={t('preparation.applying', { number: String(next) })} job={applying.job} words={words} />}
          {whole.job.running && <JobBand name={t('preparation.computingWhole')} job={whole.job} words={words} />}
          {applying.made && <AppliedNote dataset={id} made={applying.made} onTakeUp={begin} />}
          <ErrorNote error={applying.error} />
          <ErrorNote error={whole.error} />
          <PreviewToolbar
            view={view}
            onView={(next) => {
              setView(next)
              setOffset(0)
            }}
            shown={Math.min(shown, steps.length)}
            preview={preview}
            offset={offset}
            limit={ROWS_A_PAGE}
            onOffset={setOffset}
            onWhole={whole.start}
            busy={whole.busy}
          />
          {query.error ? <ErrorNote error={query.error} onRetry={() => query.refetch()} /> : null}
          <Loaded query={{ ...query, error: null }}>
            {(data) => <PreviewTable preview={data} chosen={column} onChoose={setColumn} />}
          </Loaded>
        </div>
      </div>
      {dialog === 'save' && (
        <SaveRecipe dataset={id} version={version} steps={kept} name={dataset.name} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'replay' && (
        <ReplayDialog source={{ step: kept }} name={dataset.name} kinds={kinds} onClose={() => setDialog(undefined)} />
      )}
    </Page>
  )
}
