import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useMemo } from 'react'
import { describeError } from '#ui'
import type { Preview, Step } from '../answers.ts'
import { type PreviewQuestion, usePreview, usePreviewWhole } from '../queries.ts'
import { type Consequence, consequences, withoutStart } from '../view.ts'
import type { View } from './PreviewToolbar.tsx'
import { useJob } from './use-job.ts'

const WAIT_MS = 200
export const ROWS_A_PAGE = 100

interface Given {
  dataset: string
  version: number
  /** With the draft, when it can be computed. */
  steps: readonly Step[]
  /** Without the draft. */
  kept: readonly Step[]
  shown: number
  /** Number of the step that is edited. */
  editing: number | undefined
  view: View
  column: string | undefined
  offset: number
  onColumnGone: () => void
}

/** What the steps do: on the first rows at once, on the whole table when it was asked for. */
export function useStudioPreview({ dataset, version, steps, kept, shown, editing, view, column, offset, onColumnGone }: Given) {
  const reached = Math.min(shown, steps.length)
  const part = {
    show: view === 'before' ? Math.max(0, reached - 1) : reached,
    column,
    changed_only: view === 'changes' && reached > 0,
    offset,
    limit: ROWS_A_PAGE,
  }
  // As text, so that a question of the same content is the same value.
  const [key] = useDebouncedValue(JSON.stringify({ dataset, version, steps, part }), WAIT_MS)
  const question = useMemo<PreviewQuestion>(() => JSON.parse(key), [key])
  const first = usePreview(question)
  const whole = useWhole(question)
  const { code } = describeError(first.error)
  const gone = code === 'PREPARATION_COLUMN_UNKNOWN' && question.part.column !== undefined
  useEffect(() => {
    if (gone) onColumnGone()
  }, [gone, onColumnGone])
  const compared = editing !== undefined && steps !== kept && steps.length > editing
  const was = usePreview(compared ? { dataset, version, steps: kept, part: { ...PLAIN, show: kept.length } } : undefined)
  const preview = whole.preview ?? first.data
  const follows: Consequence[] = compared && preview && was.data ? consequences(preview.steps, was.data.steps, editing) : []
  const columnsBefore = useColumnsBefore({ dataset, version, steps: kept, editing })
  return { query: { ...first, data: preview, error: gone ? null : first.error }, preview, whole, follows, columnsBefore }
}

const PLAIN = { changed_only: false, offset: 0, limit: 1 }

/** Columns of the table that the edited step works on. */
function useColumnsBefore({ dataset, version, steps, editing }: Omit<PreviewQuestion, 'part'> & { editing: number | undefined }) {
  const before = editing === undefined ? undefined : steps.slice(0, editing - 1)
  const query = usePreview(before && { dataset, version, steps: before, part: { ...PLAIN, show: before.length } })
  return query.data?.columns ?? []
}

/** The same question on the whole table, as a job; its answer stands until the question changes. */
function useWhole(question: PreviewQuestion) {
  const ask = usePreviewWhole()
  const job = useJob()
  const key = JSON.stringify(question)
  const current = ask.variables !== undefined && JSON.stringify(ask.variables) === key
  const done = current && job.task?.status === 'completed'
  return {
    start: () => ask.mutate(question, { onSuccess: ({ task_id }) => job.follow(task_id) }),
    job,
    busy: ask.isPending || job.running,
    error: ask.error ?? (current ? job.error : null),
    preview: done ? withoutStart(job.task?.result as unknown as Preview) : undefined,
  }
}
