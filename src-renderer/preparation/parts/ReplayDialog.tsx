import { Button, Checkbox, Modal, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { ErrorNote, Note } from '#ui'
import type { ApplyResult, MappedColumn, ReplaySource, StepKind } from '../answers.ts'
import { useDataset, useDatasets, useMapping, useReplay } from '../queries.ts'
import { mapOf } from '../view.ts'
import { JobBand } from './JobBand.tsx'
import { MappingTable } from './MappingTable.tsx'
import { ReplayReport } from './ReplayReport.tsx'
import { useJob } from './use-job.ts'
import { useWords } from './use-words.ts'

interface Props {
  source: ReplaySource
  /** Of the recipe, or of the dataset whose steps they are. */
  name: string
  /** A dataset to begin with. */
  on?: string
  kinds: readonly StepKind[]
  onClose: () => void
}

/** Steps on other data: which columns are which comes first, then every step tells what became of it. */
export function ReplayDialog({ source, name, on: first, kinds, onClose }: Props) {
  const { t } = useTranslation()
  const words = useWords(kinds)
  const [on, setOn] = useState(first)
  const [given, setGiven] = useState<Record<string, string | null>>({})
  const [skip, setSkip] = useState(false)
  const replay = useReplay()
  const job = useJob()
  const result = job.task?.status === 'completed' ? (job.task.result as unknown as ApplyResult) : undefined
  const mapping = useMapping(on, source)
  const columns = mapping.data?.columns ?? []
  const chosen = Object.fromEntries(columns.map((column) => [column.name, chosenFor(column, given)]))
  const open = columns.filter(({ name }) => chosen[name] === null)
  const waiting = [...new Set(open.flatMap(({ steps }) => steps))].sort((a, b) => a - b)
  const choose = (dataset: string | null) => {
    setOn(dataset ?? undefined)
    setGiven({})
    replay.reset()
    job.clear()
  }
  const start = () =>
    on !== undefined &&
    replay.mutate(
      { on, source, map: mapOf(chosen), skip_missing: skip && open.length > 0 },
      { onSuccess: ({ task_id }) => job.follow(task_id) },
    )
  const close = () => {
    if (job.running) job.cancel()
    onClose()
  }
  return (
    <Modal
      opened
      onClose={close}
      size={820}
      title={t('preparation.replayTitle', { name })}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {result ? (
        <ReplayReport result={result} words={words} onClose={onClose} />
      ) : (
        <div className="stack">
          <ChooseDataset value={on} disabled={job.running} onChange={choose} />
          <ErrorNote error={mapping.error} onRetry={() => mapping.refetch()} />
          {mapping.data && (
            <MappingTable
              mapping={mapping.data}
              dataset={on as string}
              chosen={chosen}
              disabled={job.running}
              onChoose={(column, to) => setGiven({ ...given, [column]: to })}
            />
          )}
          {mapping.data && open.length > 0 && (
            <Note tone="warning">
              <p>{t('preparation.columnsOpen', { count: open.length, steps: waiting.join(', ') })}</p>
              <Checkbox
                mt={6}
                label={t('preparation.skipThem')}
                checked={skip}
                onChange={(event) => setSkip(event.currentTarget.checked)}
              />
            </Note>
          )}
          {job.running && <JobBand name={t('preparation.replaying', { name })} job={job} words={words} />}
          {job.task?.status === 'cancelled' && <Note>{t('preparation.replayCancelled')}</Note>}
          <ErrorNote error={replay.error ?? (job.running ? null : job.error)} />
          <div className="row">
            <span className="small t2">{t('preparation.nothingYet')}</span>
            <Button className="end" onClick={close}>
              {t('preparation.cancel')}
            </Button>
            <Button
              variant="filled"
              disabled={!mapping.data || job.running || (open.length > 0 && !skip)}
              loading={replay.isPending}
              onClick={start}
            >
              {t('preparation.replay')}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  )
}

/** The analyst's choice, else the column of that name, else the one that is surely meant. */
const chosenFor = ({ name, found, suggested }: MappedColumn, given: Readonly<Record<string, string | null>>) =>
  name in given ? given[name] : (found ?? suggested)

function ChooseDataset({
  value,
  disabled,
  onChange,
}: {
  value: string | undefined
  disabled: boolean
  onChange: (dataset: string | null) => void
}) {
  const { t } = useTranslation()
  const list = useDatasets()
  const dataset = useDataset(value)
  return (
    <div className="row" style={{ alignItems: 'flex-end' }}>
      <Select
        label={t('preparation.onDataset')}
        aria-label={t('preparation.onDataset')}
        data={(list.data?.datasets ?? []).map(({ dataset_id, name }) => ({ value: String(dataset_id), label: name }))}
        value={value ?? null}
        onChange={onChange}
        disabled={disabled}
        searchable
        limit={100}
        w={320}
      />
      <span className="small t2 grow">
        {dataset.data && t('preparation.becomes', { version: String(dataset.data.version_number + 1), count: dataset.data.rows })}
      </span>
      <Button component={Link} href="/datasets/import">
        {t('preparation.importFile')}
      </Button>
    </div>
  )
}
