import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '#ui'
import type { Step, StepKind, StepReport } from '../answers.ts'
import { cleanStep, type Schema } from '../form.ts'
import { summaryOf } from '../view.ts'

/** A word of the interface for a value of a setting; the dots and commas of the contract are no keys. */
const KEYS: Record<string, string> = { '.': 'point', ',': 'comma' }

/** Settings of steps in the language of the window. */
export function useWords(kinds: readonly StepKind[]) {
  const { t, i18n } = useTranslation()
  const errorText = useErrorText()
  const first = useCallback(
    (...keys: string[]) => {
      const key = keys.find((one) => i18n.exists(`preparation.${one}`))
      return key && t(`preparation.${key}`)
    },
    [t, i18n],
  )
  const language = i18n.language === 'fr' ? 'fr' : 'en'
  const title = useCallback((step: string) => kinds.find((kind) => kind.step === step)?.title[language] ?? step, [kinds, language])
  const value = useCallback(
    (step: string, name: string) => first(`values.${step}_${KEYS[name] ?? name}`, `values.${KEYS[name] ?? name}`) ?? name,
    [first],
  )
  return {
    title,
    value,
    field: (step: string, name: string) => first(`fields.${step}_${name}`, `fields.${name}`) ?? name,
    help: (step: string, name: string) => first(`help.${step}_${name}`, `help.${name}`),
    summary: (step: Step) => {
      const schema = kinds.find((kind) => kind.step === step.step)?.schema as Schema | undefined
      return summaryOf(schema ? cleanStep(schema, step) : step, (name) => value(step.step, name))
    },
    /** Why a step could not be done. */
    reason: (reason: NonNullable<StepReport['reason']>) => errorText(reason).message,
  }
}

export type Words = ReturnType<typeof useWords>
