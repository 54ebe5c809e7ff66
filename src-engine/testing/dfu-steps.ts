import { expect } from 'vitest'
import type { openTestEngine } from './open-test-engine.ts'

export type TestEngine = Awaited<ReturnType<typeof openTestEngine>>

/** Result of a job that must complete. */
export async function done<T>({ finished }: TestEngine, started: Promise<{ task_id: number }>): Promise<T> {
  const { status, result, error } = await finished((await started).task_id)
  expect(error).toBeNull()
  expect(status).toBe('completed')
  return result as T
}

/** Error of a job that must fail. */
export async function failed({ finished }: TestEngine, started: Promise<{ task_id: number }>) {
  const { status, error } = await finished((await started).task_id)
  expect(status).toBe('failed')
  return error as { code: string; message: string; details: Record<string, unknown> }
}

/** Imports a file into a table of the DFUs. */
export const importFile = (test: TestEngine, file: string, table: 'fact_sales_monthly' | 'dim_item' | 'dim_dfu') =>
  done<{ rows: number; warnings: string[]; inserted?: number; updated?: number; unchanged?: number }>(
    test,
    test.api.datasets.import({ file, table }),
  )

/** Error of a call that must be refused; null when it was not. */
export const thrown = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error) => error as { code: string; message: string; data: unknown },
  )
