import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Inspector, InspectorSection } from '#ui'
import type { NamedColumn, StepKind } from '../answers.ts'
import { lackingFields, type Schema } from '../form.ts'
import type { Action, Draft } from '../studio.ts'
import { CopyCommand } from './CopyCommand.tsx'
import { StepForm } from './StepForm.tsx'
import type { Words } from './use-words.ts'

interface Props {
  draft: Draft
  kind: StepKind
  columns: readonly NamedColumn[]
  functions: readonly string[]
  words: Words
  command: string
  dispatch: (action: Action) => void
  onKeep: () => void
  children: ReactNode
}

/** A step while it is made or changed: settings, then what they do. */
export function DraftInspector({ draft, kind, columns, functions, words, command, dispatch, onKeep, children }: Props) {
  const { t } = useTranslation()
  const lacking = lackingFields(kind.schema as Schema, draft.step)
  return (
    <Inspector
      title={`${draft.at + 1} · ${words.title(draft.step.step)}`}
      footer={
        <>
          <CopyCommand command={command} />
          <Button className="end" onClick={() => dispatch({ do: 'cancel' })}>
            {t('preparation.cancel')}
          </Button>
          <Button variant="filled" disabled={lacking.length > 0} onClick={onKeep}>
            {t(draft.isNew ? 'preparation.addStep' : 'preparation.keepStep')}
          </Button>
        </>
      }
    >
      <InspectorSection title={t('preparation.settings')}>
        <StepForm
          step={draft.step}
          kind={kind}
          columns={columns}
          functions={functions}
          words={words}
          onChange={(step) => dispatch({ do: 'set', step })}
        />
        {lacking.length > 0 && (
          <p className="small t2 prep-lacking" role="status">
            {t('preparation.lacking', { names: lacking.map((name) => words.field(draft.step.step, name)).join(', ') })}
          </p>
        )}
      </InspectorSection>
      {children}
    </Inspector>
  )
}
