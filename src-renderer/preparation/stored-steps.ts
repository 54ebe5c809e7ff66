import type { Step } from './answers.ts'

interface Stored {
  /** Name of the dataset, so that steps of another workspace are not taken for its own. */
  name: string
  version: number
  steps: Step[]
}

const keyOf = (dataset_id: number) => `tessera.preparation.${dataset_id}`

/** Steps that were begun on a dataset and not applied yet. */
export function storedSteps(dataset_id: number, name: string): Pick<Stored, 'version' | 'steps'> | undefined {
  try {
    const stored: Partial<Stored> = JSON.parse(localStorage.getItem(keyOf(dataset_id)) ?? '{}')
    const { version, steps } = stored
    const usable =
      stored.name === name && typeof version === 'number' && Array.isArray(steps) && steps.every((one) => typeof one?.step === 'string')
    return usable ? { version, steps } : undefined
  } catch {
    return undefined
  }
}

export function storeSteps(dataset_id: number, stored: Stored): void {
  if (stored.steps.length === 0) localStorage.removeItem(keyOf(dataset_id))
  else localStorage.setItem(keyOf(dataset_id), JSON.stringify(stored))
}
