import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { VersionDetails } from '../../answers.ts'

/** How a version came to be, in one line. */
export function useOrigin(): (version: Pick<VersionDetails, 'origin' | 'steps' | 'parent_version_number'>) => string {
  const { t } = useTranslation()
  return useCallback(
    ({ origin, steps, parent_version_number }) =>
      t(`datasets.history.origins.${origin}`, { count: steps.length, parent: String(parent_version_number ?? '') }),
    [t],
  )
}
