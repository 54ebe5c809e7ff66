import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorNote, Panel, useFormat } from '#ui'
import { DeleteButton } from '../../runs/DeleteButton.tsx'
import type { Run } from '../answers.ts'
import { useVerify } from '../queries.ts'
import { SizesTable } from './SizesTable.tsx'
import { VerdictNote } from './VerdictNote.tsx'

/** The files of a run with their sizes, and whether they still hold what was written. */
export function FilesPanel({ run, onDelete }: { run: Run; onDelete: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const verify = useVerify()
  return (
    <Panel title={t('recommender.run.files')} hint={format.bytes(run.bytes)}>
      <div className="stack">
        {verify.data && <VerdictNote verdict={verify.data} />}
        <ErrorNote error={verify.error} />
        <SizesTable head={t('recommender.run.file')} rows={run.artifacts} />
        <div className="row">
          <Button loading={verify.isPending} onClick={() => verify.mutate(run.run)}>
            {t('recommender.run.verify')}
          </Button>
          <DeleteButton label={t('recommender.run.delete')} onClick={onDelete} />
        </div>
      </div>
    </Panel>
  )
}
