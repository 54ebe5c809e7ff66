import { useTranslation } from 'react-i18next'
import { useToasts } from '#ui'
import { useActivate } from '../../queries.ts'

/** Lets a profile answer from now on wherever none is named; the undo gives the place back. */
export function useMakeDefault(profile: string | undefined, active: string | undefined) {
  const { t } = useTranslation()
  const { show } = useToasts()
  const { mutate, isPending, error } = useActivate()
  const possible = profile !== undefined && active !== undefined && profile !== active
  const make = () => {
    if (!possible) return
    mutate(profile, {
      onSuccess: () => show(t('recommender.tester.madeDefault', { profile }), { undo: () => mutate(active), redo: () => mutate(profile) }),
    })
  }
  return { possible, make, busy: isPending, error }
}
