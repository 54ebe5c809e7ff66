import { Button, Modal } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyButton, ErrorNote, Loaded, Missing, Note, Table, type TableColumn, useFormat, useToasts } from '#ui'
import { commandLine } from '../../runs/command-line.ts'
import type { Change, Run, Update } from '../answers.ts'
import { useDryRun, useUpdate } from '../queries.ts'

interface Props {
  run: Run
  opened: boolean
  onClose: () => void
}

/** The exact changes of dim_dfu.cluster_assignment before they are written. */
export function UpdateDialog({ run, opened, onClose }: Props) {
  const { t } = useTranslation()
  const { show } = useToasts()
  const dryRun = useDryRun(run.run_id, opened)
  const update = useUpdate()
  const { reset } = update
  const close = () => {
    reset()
    onClose()
  }
  const write = () =>
    update.mutate(run.run_id, {
      onSuccess: ({ updated }) => {
        show(t('dfu.update.done', { count: updated }))
        close()
      },
    })
  const changes = dryRun.data?.updated ?? 0
  return (
    <Modal opened={opened} onClose={close} size={720} title={t('dfu.update.title')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <div className="stack">
        <Loaded query={dryRun}>{(answer) => <DryRun answer={answer} run_id={run.run_id} />}</Loaded>
        <ErrorNote error={update.error} />
        <div className="row">
          <CopyButton label={t('dfu.copyCommand')} text={commandLine('dfu', 'update', '--run-id', run.run_id, '--dry-run')} />
          <Button className="end" onClick={close}>
            {t('runs.cancel')}
          </Button>
          <Button variant="filled" disabled={changes === 0} loading={update.isPending} onClick={write}>
            {t('dfu.update.write', { count: changes })}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

function DryRun({ answer, run_id }: { answer: Update; run_id: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const columns = useMemo(
    (): TableColumn<Change>[] => [
      { id: 'dfu_id', header: t('dfu.columns.dfu_id'), kind: 'id', width: 180, value: (row) => row.dfu_id },
      {
        id: 'from',
        header: t('dfu.update.from'),
        kind: 'id',
        width: 210,
        value: (row) => row.from,
        render: (row) => (row.from === null ? <Missing /> : <s className="mono t3">{row.from}</s>),
      },
      { id: 'to', header: t('dfu.update.to'), kind: 'id', width: 230, value: (row) => row.to },
    ],
    [t],
  )
  return (
    <>
      <p>
        {t('dfu.update.counts', {
          count: answer.updated,
          unchanged: format.number(answer.unchanged),
          untouched: format.number(answer.untouched),
        })}
      </p>
      {answer.missing > 0 && (
        <Note tone="warning">
          {t('dfu.update.missing', { count: answer.missing, examples: answer.missing_examples.slice(0, 3).join(', ') })}
        </Note>
      )}
      {answer.updated === 0 ? (
        <Note>{t('dfu.update.nothing')}</Note>
      ) : (
        <>
          <ByLabel answer={answer} />
          <div style={{ display: 'flex', height: 280, margin: '0 -16px' }}>
            <Table
              label={t('dfu.update.changes')}
              title={t('dfu.update.changes')}
              note={
                answer.changes.length < answer.updated
                  ? t('dfu.update.first', { shown: format.number(answer.changes.length), count: answer.updated })
                  : undefined
              }
              columns={columns}
              rows={answer.changes}
              rowId={(row) => row.dfu_id}
              fileName={`dfu-${run_id}-update.csv`}
            />
          </div>
        </>
      )}
    </>
  )
}

function ByLabel({ answer }: { answer: Update }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a scroll area must be focusable and named; it is no section of the page
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by the arrow keys
    <div className="scroll" role="region" aria-label={t('dfu.update.byLabel')} tabIndex={0} style={{ maxHeight: 160 }}>
      <table className="plain-table small">
        <thead>
          <tr>
            <th scope="col">{t('dfu.update.from')}</th>
            <th scope="col">{t('dfu.update.to')}</th>
            <th scope="col" className="num">
              {t('dfu.columns.n')}
            </th>
          </tr>
        </thead>
        <tbody>
          {answer.by_label.map(({ from, to, n }) => (
            <tr key={`${from} ${to}`}>
              <td className="mono">{from ?? t('dfu.update.empty')}</td>
              <td className="mono">{to}</td>
              <td className="num">{format.number(n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
