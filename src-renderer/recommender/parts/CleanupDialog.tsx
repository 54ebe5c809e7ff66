import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote, Loaded, NumberField, useFormat, useToasts } from '#ui'
import type { Cleanup } from '../answers.ts'
import { useCleanup, useCleanupPlan } from '../queries.ts'
import { SizesTable } from './SizesTable.tsx'

const DEFAULT_KEEP = 5

/** Which runs would go and how many bytes that frees, before any is deleted. */
export function CleanupDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { show } = useToasts()
  const [keep, setKeep] = useState<number | null>(DEFAULT_KEEP)
  const plan = useCleanupPlan(keep, opened)
  const cleanup = useCleanup()
  const confirm = (kept: number) =>
    cleanup.mutate(kept, {
      onSuccess: ({ removed, bytes_freed }) => {
        show(t('recommender.cleanup.done', { count: removed.length, bytes: format.bytes(bytes_freed) }))
        onClose()
      },
    })
  // Nothing is freed yet, so the plan itself says 0.
  const bytes = format.bytes(plan.data?.removed.reduce((sum, run) => sum + run.bytes, 0) ?? 0)
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('recommender.cleanup.title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
      size="lg"
    >
      <div className="stack">
        <p>{t('recommender.cleanup.body')}</p>
        <NumberField
          label={t('recommender.cleanup.keep')}
          unit={t('recommender.units.runs')}
          value={keep}
          onChange={setKeep}
          defaultValue={DEFAULT_KEEP}
          min={1}
          max={10_000}
        />
        <Loaded query={plan}>{(answer) => <Plan plan={answer} />}</Loaded>
        <ErrorNote error={cleanup.error} />
        <div className="row">
          <Button className="end" onClick={onClose}>
            {t('runs.cancel')}
          </Button>
          <Button
            variant="filled"
            color="red"
            loading={cleanup.isPending}
            disabled={keep === null || !plan.data || plan.data.removed.length === 0}
            onClick={() => keep !== null && confirm(keep)}
          >
            {t('recommender.cleanup.free', { bytes })}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

function Plan({ plan }: { plan: Cleanup }) {
  const { t } = useTranslation()
  const _format = useFormat()
  if (plan.removed.length === 0) return <p className="small t2">{t('recommender.cleanup.nothing')}</p>
  return (
    // biome-ignore lint/a11y/useSemanticElements: a scroll area must be focusable and named; it is no section of the page
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by the arrow keys
    <div className="scroll" role="region" aria-label={t('recommender.cleanup.removed')} tabIndex={0} style={{ maxHeight: 240 }}>
      <SizesTable head={t('recommender.cleanup.removed')} rows={plan.removed.map(({ run, bytes }) => ({ name: run, bytes }))} />
    </div>
  )
}
