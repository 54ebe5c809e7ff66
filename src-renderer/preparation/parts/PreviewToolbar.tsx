import { Button, SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#ui'
import type { Preview } from '../answers.ts'
import { StepCounts } from './StepCounts.tsx'

export type View = 'before' | 'after' | 'changes'

interface Props {
  view: View
  onView: (view: View) => void
  /** Number of the step that is looked at. */
  shown: number
  preview: Preview | undefined
  offset: number
  limit: number
  onOffset: (offset: number) => void
  onWhole: () => void
  busy: boolean
}

/** Which rows are shown, and on how many they were computed. */
export function PreviewToolbar({ view, onView, shown, preview, offset, limit, onOffset, onWhole, busy }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const views = (['before', 'after', 'changes'] as const).map((value) => ({
    value,
    label: t(`preparation.views.${value}`),
    disabled: shown === 0 && value !== 'after',
  }))
  const total = preview?.rows_total ?? 0
  const report = preview?.steps.find(({ number, status }) => number === shown && status === 'done')
  return (
    <div className="toolbar">
      <SegmentedControl
        aria-label={t('preparation.view')}
        data={views}
        value={shown === 0 ? 'after' : view}
        onChange={(next) => onView(next as View)}
      />
      {report && view !== 'before' && (
        <span className="small">
          <StepCounts report={report} />
        </span>
      )}
      {preview && (
        <span className="end row small t2">
          {preview.partial && (
            <Button size="xs" loading={busy} onClick={onWhole}>
              {t('preparation.wholeTable')}
            </Button>
          )}
          {total > limit && (
            <span className="row tight">
              <Button size="xs" disabled={offset === 0} onClick={() => onOffset(Math.max(0, offset - limit))}>
                {t('preparation.previousRows')}
              </Button>
              <span className="nowrap">
                {t('preparation.rowsInSight', {
                  from: format.number(offset + 1),
                  to: format.number(Math.min(total, offset + limit)),
                  total: format.number(total),
                })}
              </span>
              <Button size="xs" disabled={offset + limit >= total} onClick={() => onOffset(offset + limit)}>
                {t('preparation.nextRows')}
              </Button>
            </span>
          )}
        </span>
      )}
    </div>
  )
}
