import { useTranslation } from 'react-i18next'

/** The name of a kind of job; a kind without one shows its own word. */
export function useJobName(): (kind: string) => string {
  const { t, i18n } = useTranslation()
  return (kind) => {
    const key = `app.jobs.${kind.replace('.', '_')}`
    return i18n.exists(key) ? t(key) : kind
  }
}
