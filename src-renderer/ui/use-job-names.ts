import { useTranslation } from 'react-i18next'

interface JobNames {
  /** Of a kind of job, `lots.cluster`. */
  name: (kind: string) => string
  /** Of what it is at. */
  step: (step: string) => string
}

/** Jobs and their steps in the language of the window; one without a word of its own shows what the engine calls it. */
export function useJobNames(): JobNames {
  const { t, i18n } = useTranslation()
  const worded = (key: string, otherwise: string) => (i18n.exists(key) ? t(key) : otherwise)
  return {
    name: (kind) => worded(`jobs.kinds.${kind.replace('.', '_')}`, kind),
    step: (step) => worded(`jobs.steps.${step.replace(/\W+/g, '_')}`, step),
  }
}
