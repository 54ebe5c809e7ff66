import { SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Note, Table, type TableColumn } from '#ui'
import type { RefusedRow, ScoredLot, Scores } from '../answers.ts'
import { segmentText } from '../view.ts'

/** Scored lots and refused rows, each with an export. */
export function ScoreResult({ scores }: { scores: Scores }) {
  const { t } = useTranslation()
  const [tab, setTab] = useState<'scored' | 'refused'>('scored')
  const scoredColumns = useMemo(() => columnsOfScored(t), [t])
  const refusedColumns = useMemo(() => columnsOfRefused(t), [t])
  const tools = (
    <SegmentedControl
      aria-label={t('lots.score.result')}
      value={tab}
      onChange={(value) => setTab(value === 'refused' ? 'refused' : 'scored')}
      data={[
        { value: 'scored', label: t('lots.score.scored', { count: scores.scored_rows }) },
        { value: 'refused', label: t('lots.score.refused', { count: scores.refused_rows }) },
      ]}
    />
  )
  return (
    <>
      {(scores.warnings.length > 0 || scores.refused_rows > 0) && (
        <div className="stack tight" style={{ padding: '0 16px 16px' }}>
          {scores.refused_rows > 0 && (
            <Note tone="warning">{t('lots.score.partial', { scored: scores.scored_rows, refused: scores.refused_rows })}</Note>
          )}
          {scores.warnings.map((warning) => (
            <Note key={warning} tone="warning">
              {warning}
            </Note>
          ))}
        </div>
      )}
      {tab === 'scored' ? (
        <Table
          label={t('lots.score.result')}
          title={t('lots.score.result')}
          tools={tools}
          columns={scoredColumns}
          rows={scores.scored}
          rowId={(lot) => lot.row}
          fileName={`lots-${scores.run_id}-scored.csv`}
        />
      ) : (
        <Table
          label={t('lots.score.refusedRows')}
          title={t('lots.score.refusedRows')}
          tools={tools}
          columns={refusedColumns}
          rows={scores.refused}
          rowId={(row) => row.row}
          fileName={`lots-${scores.run_id}-refused.csv`}
        />
      )}
    </>
  )
}

const columnsOfScored = (t: (key: string) => string): TableColumn<ScoredLot>[] => [
  { id: 'row', header: t('lots.columns.row'), kind: 'number', digits: 0, width: 72, value: (lot) => lot.row },
  { id: 'code_lot', header: t('lots.columns.code_lot'), kind: 'id', width: 120, value: (lot) => lot.code_lot },
  { id: 'cluster_id', header: t('lots.columns.cluster'), kind: 'category', value: (lot) => lot.cluster_id },
  {
    id: 'confidence',
    header: t('lots.columns.confidence'),
    kind: 'share',
    asFigure: true,
    digits: 2,
    definition: t('lots.definitions.confidence'),
    barCategory: (lot) => lot.cluster_id,
    value: (lot) => lot.confidence,
  },
  {
    id: 'runner_up',
    header: t('lots.columns.runner_up'),
    kind: 'category',
    outline: true,
    width: 94,
    definition: t('lots.definitions.runner_up'),
    value: (lot) => lot.runner_up,
  },
  {
    id: 'distance',
    header: t('lots.columns.distance'),
    kind: 'number',
    digits: 2,
    definition: t('lots.definitions.distance'),
    value: (lot) => lot.distance,
  },
  {
    id: 'segment',
    header: t('lots.columns.segment'),
    kind: 'id',
    width: 180,
    definition: t('lots.definitions.segment'),
    value: (lot) => lot.segment && segmentText(lot.segment),
  },
]

const columnsOfRefused = (t: (key: string) => string): TableColumn<RefusedRow>[] => [
  { id: 'row', header: t('lots.columns.row'), kind: 'number', digits: 0, width: 72, value: (row) => row.row },
  { id: 'code_lot', header: t('lots.columns.code_lot'), kind: 'id', width: 120, value: (row) => row.code_lot },
  { id: 'reason', header: t('lots.columns.reason'), kind: 'text', width: 480, value: (row) => row.reason },
]
