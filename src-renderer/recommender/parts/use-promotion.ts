import { useTranslation } from 'react-i18next'
import { useToasts } from '#ui'
import { usePromote } from '../queries.ts'

/** Lets `run_current` point to a run; the undo gives it back to the one before. */
export function usePromotion() {
  const { t } = useTranslation()
  const { show } = useToasts()
  const { mutate, isPending, error } = usePromote()
  const promote = (name: string) =>
    mutate(name, {
      onSuccess: ({ run, previous }) =>
        show(
          t('recommender.run.promoted', { run }),
          previous === null || previous === run ? undefined : { undo: () => mutate(previous), redo: () => mutate(run) },
        ),
    })
  return { promote, busy: isPending, error }
}
