import { useCallback, useEffect, useMemo, useState } from 'react'
import { useCancel, useTask } from '../../runs/queries.ts'
import type { ImportResult, TableName } from '../answers.ts'
import { type BreakChoice, type Choices, EMPTY_FORM, type Form, importInput, previewInput, TABLES } from '../form.ts'
import { type Opened, useImport, usePreview, useTableFits, useUpload } from '../queries.ts'
import { bestTable, MOST_COLUMNS_OF_TABLE } from '../view.ts'

/** What other columns come out of, so what was said about columns before does not fit any more. */
const RESHAPING = [
  'format',
  'encoding',
  'repair_mojibake',
  'delimiter',
  'quote',
  'escape',
  'comment',
  'skip',
  'header',
  'sheet',
  'range',
  'flatten',
] as const

/**
 * The state of an import: the file, what was decided about it, what the engine says to that, and the job.
 *
 * @param given - a file that is already at hand.
 */
export function useImportFlow(given: File | Opened | undefined) {
  const [file, setFile] = useState<{ name: string; size: number }>()
  const [form, setForm] = useState<Form>(EMPTY_FORM)
  const upload = useUpload()
  const token = file ? upload.data : undefined
  const found = usePreview(token === undefined ? undefined : { file: token })
  const looks = found.data !== undefined && found.data.columns.length <= MOST_COLUMNS_OF_TABLE
  const fits = useTableFits(looks ? token : undefined, TABLES)
  const proposed = useMemo(() => bestTable(fits.bindings), [fits.bindings])
  const table = form.table === undefined ? proposed : form.table
  const input = token !== undefined && found.data && !(looks && fits.isPending) ? previewInput(token, form, table) : undefined
  const preview = usePreview(input)
  const start = useImport()
  const cancel = useCancel()
  const task = useTask(start.data?.task_id)
  const status = task.data?.status
  const result = status === 'completed' ? (task.data?.result as unknown as ImportResult) : undefined
  const running = start.isPending || (start.isSuccess && (status === undefined || status === 'pending' || status === 'running'))

  const { mutate: send } = upload
  const { reset } = start
  const choose = useCallback(
    (next: File | Opened) => {
      setFile({ name: next.name, size: next.size })
      setForm(EMPTY_FORM)
      reset()
      send(next)
    },
    [send, reset],
  )
  useEffect(() => {
    if (given) choose(given)
  }, [given, choose])
  const another = useCallback(() => {
    setFile(undefined)
    reset()
  }, [reset])
  return {
    file,
    form,
    choose,
    another,
    setName: (name: string) => setForm((now) => ({ ...now, name })),
    setReading: (reading: Choices) =>
      setForm((now) => ({ ...now, reading, ...(reshapes(now.reading, reading) ? { map: {}, types: {}, onBreak: {} } : {}) })),
    setTable: (next: TableName | null) => setForm((now) => ({ ...now, table: next, map: {} })),
    setTypes: (types: Form['types']) => setForm((now) => ({ ...now, types })),
    setBreak: (column: string, choice: BreakChoice) => setForm((now) => ({ ...now, onBreak: { ...now.onBreak, [column]: choice } })),
    setMap: (map: Form['map']) => setForm((now) => ({ ...now, map })),
    table,
    proposed: form.table === undefined,
    fileError: upload.error ?? found.error,
    /** The file is on its way or looked at for the first time. */
    opening: upload.isPending || (token !== undefined && found.isFetching),
    found: file ? found.data : undefined,
    preview,
    /** How the file would be imported; as it was found while the settings cannot be read. */
    answer: preview.data ?? (preview.error ? found.data : undefined),
    run: () => token !== undefined && start.mutate(importInput(token, form, table)),
    cancel: () => start.data && cancel.mutate(start.data.task_id),
    running,
    task: start.data ? task.data : undefined,
    runError: start.error ?? task.error ?? task.data?.error,
    result,
  }
}

export type ImportFlow = ReturnType<typeof useImportFlow>

const reshapes = (before: Choices, after: Choices) => RESHAPING.some((key) => before[key] !== after[key])
