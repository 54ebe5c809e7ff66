import { useEffect, useMemo, useState } from 'react'
import { useTask } from '../../../runs/queries.ts'
import type { ImportResult, TableName } from '../../answers.ts'
import { EMPTY_FORM, type Form, importInput, previewInput, TABLES } from '../../form.ts'
import { useImport, usePreview, useTableFits, useUploaded } from '../../queries.ts'
import { bestTable, MOST_COLUMNS_OF_TABLE, openQuestions } from '../../view.ts'
import type { Outcome, QueuedFile } from './use-queue.ts'

export type QueuedState = 'reading' | 'refused' | 'question' | 'ready' | 'importing' | 'failed' | 'done'

/**
 * One of several files: how it would be read, where it would go, and its import.
 *
 * @param reads - whether it is its turn to be looked at.
 * @param asLast - read it as the last file of the same columns.
 * @param goes - whether it is to be imported as soon as it is ready.
 */
export function useQueuedFile(file: QueuedFile, { reads, asLast, goes }: { reads: boolean; asLast: boolean; goes: boolean }) {
  const [chosen, choose] = useState<TableName | null>()
  const uploaded = useUploaded(file.id, file.given, reads && !file.outcome)
  const token = uploaded.data
  const found = usePreview(token === undefined ? undefined : { file: token })
  const looks = found.data !== undefined && found.data.columns.length <= MOST_COLUMNS_OF_TABLE
  const fits = useTableFits(looks ? token : undefined, TABLES)
  const proposed = useMemo(() => bestTable(fits.bindings), [fits.bindings])
  const table = chosen === undefined ? proposed : chosen
  const form: Form = { ...EMPTY_FORM, reading: asLast ? { same_as_last: true } : {} }
  const preview = usePreview(token === undefined || !found.data || (looks && fits.isPending) ? undefined : previewInput(token, form, table))
  const start = useImport()
  const task = useTask(start.data?.task_id)
  const error = uploaded.error ?? found.error ?? preview.error ?? start.error ?? task.error ?? task.data?.error ?? null
  const isOpen = preview.data?.binding !== null && preview.data?.binding !== undefined && openQuestions(preview.data.binding).length > 0
  const ready = preview.data !== undefined && !preview.isFetching && !isOpen && !error
  const outcome = task.data?.status === 'completed' ? outcomeOf(task.data.result as unknown as ImportResult) : file.outcome

  const { mutate, isIdle } = start
  useEffect(() => {
    if (goes && ready && isIdle && token !== undefined && !file.outcome) mutate(importInput(token, form, table))
  })
  const state: QueuedState = outcome
    ? 'done'
    : error
      ? start.data
        ? 'failed'
        : 'refused'
      : !isIdle
        ? 'importing'
        : preview.data === undefined || preview.isFetching
          ? 'reading'
          : isOpen
            ? 'question'
            : 'ready'
  return { state, token, preview: preview.data, table, choose, error, task: task.data, outcome }
}

const outcomeOf = ({ dataset_id, rows, rejected_rows }: ImportResult): Outcome => ({ dataset_id, rows, rejected_rows })
