import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface WizardStep {
  key: string
  label: string
  /** What was chosen, in few words. */
  summary?: string
  /** Why the steps after this one are closed. */
  problem?: string
  content: ReactNode
  /** What the choice does, at the right. */
  preview?: ReactNode
}

interface Props {
  label: string
  steps: readonly WizardStep[]
  /** What will come out of it: "keeps 412 of 618 lots". */
  consequence?: ReactNode
  finish: { label: string; busy?: boolean; onClick: () => void }
  onCancel?: { label: string; onClick: () => void }
}

/** All steps in sight; any of them opens once those before it are valid; what was typed stays. */
export function Wizard({ label, steps, consequence, finish, onCancel }: Props) {
  const { t } = useTranslation()
  const [current, setCurrent] = useState(0)
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set([0]))
  const blocked = steps.findIndex((step) => step.problem !== undefined)
  const reachable = (index: number) => blocked < 0 || index <= blocked
  const ready = blocked < 0 && !finish.busy
  const go = (index: number) => {
    setCurrent(index)
    setSeen(new Set([...seen, index]))
  }
  useCtrlEnter(ready, finish.onClick)
  const preview = steps[current].preview
  return (
    <section className={`wizard ${preview ? '' : 'plain'}`} aria-label={label}>
      <ol aria-label={t('ui.steps')}>
        {steps.map((step, index) => (
          <li key={step.key}>
            <button
              type="button"
              className={`bare step ${seen.has(index) ? '' : 'open'}`}
              aria-current={index === current ? 'step' : undefined}
              disabled={!reachable(index)}
              onClick={() => go(index)}
            >
              <span className="step-number" aria-hidden>
                {index + 1}
              </span>
              <span className="med">{step.label}</span>
              {step.summary && <span className="small">{step.summary}</span>}
            </button>
          </li>
        ))}
      </ol>
      <div className="content">
        {steps.map((step, index) => (
          <div key={step.key} className="step-content" hidden={index !== current}>
            <h2>{step.label}</h2>
            {seen.has(index) && step.content}
          </div>
        ))}
        <div className="actions">
          {onCancel && (
            <Button variant="subtle" color="gray" onClick={onCancel.onClick}>
              {onCancel.label}
            </Button>
          )}
          <span className="t2 small grow" role="status">
            {steps[current].problem ?? consequence}
          </span>
          <Button disabled={current === 0} onClick={() => go(current - 1)}>
            {t('ui.back')}
          </Button>
          {current < steps.length - 1 ? (
            <Button variant="filled" disabled={!reachable(current + 1)} onClick={() => go(current + 1)}>
              {t('ui.next')}
            </Button>
          ) : (
            <Button variant="filled" disabled={!ready} loading={finish.busy} onClick={finish.onClick}>
              {finish.label}
            </Button>
          )}
        </div>
      </div>
      {preview && (
        <section className="preview" aria-label={t('ui.preview')}>
          {preview}
        </section>
      )}
    </section>
  )
}

function useCtrlEnter(ready: boolean, run: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!ready || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      run()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [ready, run])
}
