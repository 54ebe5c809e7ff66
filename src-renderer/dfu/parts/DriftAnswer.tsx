import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState, Mosaic, Note, Panel, ShareBar, Table, type TableColumn, useFormat } from '#ui'
import type { Drifted, DriftResult } from '../answers.ts'
import { inLanguage } from '../view.ts'
import { MigrationPanel } from './MigrationPanel.tsx'
import { SegmentName } from './SegmentName.tsx'
import { useWords } from './use-words.ts'

interface Props {
  answer: DriftResult
  selected: Drifted | undefined
  onSelect: (drifted: Drifted) => void
}

/** What to do, where the DFUs would go, what moves them, and each of them. */
export function DriftAnswer({ answer, selected, onSelect }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useWords()
  const { language } = format
  const share = answer.common === 0 ? 0 : answer.changed_total / answer.common
  const from = words.month(answer.run_last_month)
  const to = words.month(answer.last_month)
  const label = t('dfu.drift.finding', { count: answer.changed_total, share: format.share(share, 1) })
  return (
    <>
      <div className="stack tight" style={{ padding: 16 }}>
        <Note tone={answer.recommendation === 'keep' ? 'info' : 'warning'}>
          {t(`dfu.drift.advice_${answer.recommendation}`, { share: format.share(share, 1) })}{' '}
          {answer.new_months.length === 0
            ? t('dfu.drift.noNewMonth')
            : t('dfu.drift.months', { count: answer.new_months.length, from, to })}
        </Note>
        {inLanguage(language, answer.warnings, answer.warnings_fr).map((warning) => (
          <Note key={warning} tone="warning">
            {warning}
          </Note>
        ))}
      </div>
      <Mosaic columns="minmax(0, 3fr) minmax(260px, 2fr)">
        <MigrationPanel
          {...answer}
          label={label}
          hint={t('dfu.drift.migrationHint', { from, to })}
          corner={t('dfu.compare.corner', { a: from, b: to })}
          fileName={`dfu-${answer.run_id}-drift-migration`}
        />
        <Panel title={t('dfu.drift.causes')} hint={t('dfu.drift.causesHint')}>
          <Causes answer={answer} />
        </Panel>
      </Mosaic>
      {answer.changed_total === 0 ? (
        <EmptyState title={t('dfu.drift.none')}>{t('dfu.drift.noneBody')}</EmptyState>
      ) : (
        <ChangedTable answer={answer} selected={selected} onSelect={onSelect} />
      )}
    </>
  )
}

function Causes({ answer: { causes, changed_total } }: { answer: DriftResult }) {
  const words = useWords()
  const format = useFormat()
  return (
    <ul className="small stack tight">
      {causes.map(({ column, dfus }) => (
        <li key={column} className="row">
          <span className="grow">{words.label(column)}</span>
          {format.number(dfus)}
          <ShareBar share={changed_total === 0 ? 0 : dfus / changed_total} print="none" width={72} />
        </li>
      ))}
    </ul>
  )
}

function ChangedTable({ answer, selected, onSelect }: Props) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const columns = useMemo(
    (): TableColumn<Drifted>[] => [
      { id: 'dfu_id', header: t('dfu.columns.dfu_id'), kind: 'id', width: 168, value: (row) => row.dfu_id },
      {
        id: 'from',
        header: t('dfu.drift.from'),
        kind: 'text',
        width: 220,
        value: (row) => row.from_label,
        render: (row) => <SegmentName id={row.from_cluster} label={row.from_label} outline />,
      },
      {
        id: 'to',
        header: t('dfu.drift.to'),
        kind: 'text',
        width: 220,
        value: (row) => row.to_label,
        render: (row) => <SegmentName id={row.to_cluster} label={row.to_label} />,
      },
      {
        id: 'confidence',
        header: t('dfu.columns.confidence'),
        kind: 'share',
        asFigure: true,
        digits: 2,
        width: 112,
        definition: t('dfu.definitions.confidence'),
        barCategory: (row) => row.to_cluster,
        value: (row) => row.confidence,
      },
      { id: 'why', header: t('dfu.drift.why'), kind: 'text', width: 420, value: (row) => inLanguage(language, row.why, row.why_fr) },
    ],
    [t, language],
  )
  const { changed, changed_total } = answer
  return (
    <Table
      label={t('dfu.drift.list')}
      title={t('dfu.drift.list')}
      note={t(changed_total > changed.length ? 'dfu.compare.changedFirst' : 'dfu.compare.changedNote', {
        count: changed_total,
        shown: changed.length,
      })}
      columns={columns}
      rows={changed}
      rowId={(row) => row.dfu_id}
      selectedId={selected?.dfu_id}
      onSelect={onSelect}
      fileName={`dfu-${answer.run_id}-drift.csv`}
    />
  )
}
