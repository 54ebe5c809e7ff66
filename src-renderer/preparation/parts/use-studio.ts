import { useCallback, useEffect, useReducer, useState } from 'react'
import type { Step } from '../answers.ts'
import { storedSteps, storeSteps } from '../stored-steps.ts'
import { nextStudio, openStudio } from '../studio.ts'

interface Dataset {
  dataset_id: number
  name: string
  version_number: number
}

/** The steps of a dataset as they were left, and the version that they start from. */
export function useStudio({ dataset_id, name, version_number }: Dataset) {
  const [kept] = useState(() => storedSteps(dataset_id, name))
  const [studio, dispatch] = useReducer(nextStudio, kept?.steps ?? [], openStudio)
  const [version, setVersion] = useState(Math.min(kept?.version ?? version_number, version_number))
  useEffect(() => {
    storeSteps(dataset_id, { name, version, steps: studio.steps.map(({ step }) => step) })
  }, [dataset_id, name, version, studio.steps])
  /** Begins anew on a version, with steps or without. */
  const begin = useCallback((number: number, steps: readonly Step[]) => {
    setVersion(number)
    dispatch({ do: 'load', steps })
  }, [])
  return { studio, dispatch, version, begin }
}
