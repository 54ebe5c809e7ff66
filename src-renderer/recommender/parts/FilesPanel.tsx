import { Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ErrorNote, Panel, useFormat } from '#ui'
import type { Run } from '../answers.ts'
import { useVerify } from '../queries.ts'
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
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('recommender.run.file')}</th>
              <th scope="col" className="num">
                {t('recommender.columns.bytes')}
              </th>
            </tr>
          </thead>
          <tbody>
            {run.artifacts.map(({ name, bytes }) => (
              <tr key={name}>
                <td className="mono">{name}</td>
                <td className="num">{format.bytes(bytes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="row">
          <Button loading={verify.isPending} onClick={() => verify.mutate(run.run)}>
            {t('recommender.run.verify')}
          </Button>
          <Button
            className="end"
            variant="subtle"
            color="gray"
            leftSection={<IconTrash size={14} stroke={1.5} />}
            onClick={onDelete}
            style={{ color: 'var(--t-danger)' }}
          >
            {t('recommender.run.delete')}
          </Button>
        </div>
      </div>
    </Panel>
  )
}
