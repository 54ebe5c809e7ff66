import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#ui'
import type { Preview, StepKind } from '../answers.ts'
import type { Action, Studio } from '../studio.ts'
import { AddStep } from './AddStep.tsx'
import { StepItem } from './StepItem.tsx'
import type { Words } from './use-words.ts'

interface Props {
  studio: Studio
  /** Version that the steps start from. */
  version: number
  preview: Preview | undefined
  kinds: readonly StepKind[]
  words: Words
  dispatch: (action: Action) => void
  onAdd: (kind: string) => void
}

/** The steps in their order, each with what it does to the rows and cells. */
export function StepsPane({ studio, version, preview, kinds, words, dispatch, onAdd }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const list = useRef<HTMLOListElement>(null)
  const { steps, draft, shown } = studio
  const entries = draft?.isNew ? [...steps, { id: studio.nextId, step: draft.step }] : steps
  const moved = useRef<number>(undefined)
  // A moved step keeps the focus, wherever it lands.
  useLayoutEffect(() => {
    if (moved.current !== undefined && steps.length > 0) list.current?.querySelector<HTMLElement>(`[data-step="${moved.current}"]`)?.focus()
    moved.current = undefined
  }, [steps])
  const move = (number: number, by: -1 | 1) => {
    moved.current = entries[number - 1].id
    dispatch({ do: 'move', number, by })
  }
  return (
    <section className="prep-steps" aria-label={t('preparation.steps')}>
      <div className="toolbar">
        <h2>{t('preparation.steps')}</h2>
        <span className="end">
          <AddStep kinds={kinds} words={words} onAdd={onAdd} />
        </span>
      </div>
      <ol ref={list} className="scroll">
        <li>
          <button
            type="button"
            className="bare prep-step"
            aria-current={shown === 0 ? 'step' : undefined}
            onClick={() => dispatch({ do: 'show', number: 0 })}
          >
            <span className="step-number">0</span>
            <span className="grow">
              <span className="med ell">{t('preparation.start', { number: String(version) })}</span>
              {preview && (
                <span className="tiny t3">
                  {preview.partial
                    ? t('preparation.firstOf', { shown: format.number(preview.rows_used), total: format.number(preview.total_rows) })
                    : t('ui.rows', { count: preview.total_rows })}
                </span>
              )}
            </span>
          </button>
        </li>
        {entries.map(({ id, step }, index) => {
          const number = index + 1
          const edited = draft?.at === index
          return (
            <StepItem
              key={id}
              id={id}
              number={number}
              count={steps.length}
              step={edited ? draft.step : step}
              report={preview?.steps.find((report) => report.number === number && report.step === step.step)}
              current={shown === number}
              edited={edited}
              stale={draft !== null && index > draft.at}
              words={words}
              onOpen={() => dispatch({ do: 'edit', number })}
              onMove={(by) => move(number, by)}
              onToggle={() => dispatch({ do: 'toggle', number })}
              onRemove={() => dispatch({ do: 'remove', number })}
            />
          )
        })}
      </ol>
      <p className="tiny t3 prep-foot">
        {draft ? t('preparation.hollow') : entries.length === 0 ? t('preparation.noSteps') : t('preparation.nothingWritten')}
      </p>
    </section>
  )
}
