import './lots.css'
import { Button } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { CopyButton, EmptyState, Loaded, Mosaic, Page, Panel, Table, type TableColumn, useFormat } from '#ui'
import { commandLine } from '../runs/command-line.ts'
import { Differences } from '../runs/Differences.tsx'
import type { ChangedLot, Comparison } from './answers.ts'
import { MigrationPanel } from './parts/MigrationPanel.tsx'
import { useValues } from './parts/use-values.ts'
import { useComparison } from './queries.ts'

export function ComparePage({ run_a, run_b }: { run_a: number; run_b: number }) {
  const { t } = useTranslation()
  const comparison = useComparison(run_a, run_b)
  const names = { a: String(run_a), b: String(run_b) }
  const title = t('lots.compare.title', names)
  return (
    <Page
      title={title}
      crumbs={[{ label: t('lots.title'), href: '/lots' }, { label: title }]}
      facts={useComparisonFacts(comparison.data)}
      actions={
        <>
          <CopyButton label={t('lots.copyCommand')} text={commandLine('lots', 'compare', run_a, run_b)} />
          <Button component={Link} href={`/lots/runs/${run_a}`}>
            {t('lots.runNumber', { run: names.a })}
          </Button>
          <Button component={Link} href={`/lots/runs/${run_b}`}>
            {t('lots.runNumber', { run: names.b })}
          </Button>
        </>
      }
    >
      <Loaded query={comparison}>{(answer) => <Answer answer={answer} />}</Loaded>
    </Page>
  )
}

function useComparisonFacts(answer: Comparison | undefined) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!answer) return undefined
  const names = { a: String(answer.run_a), b: String(answer.run_b) }
  return [
    { value: format.number(answer.common), label: t('lots.compare.common', { count: answer.common }) },
    { value: format.number(answer.adjusted_rand, 3), label: t('lots.compare.rand'), place: 'before' as const, term: 'lots.adjusted_rand' },
    { value: format.share(answer.kept_share, 1), label: t('lots.compare.kept'), term: 'lots.kept' },
    { value: format.number(answer.only_a), label: t('lots.compare.only', { run: names.a }), place: 'before' as const },
    { value: format.number(answer.only_b), label: t('lots.compare.only', { run: names.b }), place: 'before' as const },
  ]
}

function Answer({ answer }: { answer: Comparison }) {
  const { t } = useTranslation()
  const columns = useMemo(() => changedColumns(answer, t), [answer, t])
  const { total, lots } = answer.changed
  return (
    <>
      <Mosaic columns="minmax(0, 3fr) minmax(280px, 2fr)">
        <MigrationPanel answer={answer} />
        <Panel title={t('lots.compare.differences')}>
          <Differences {...useDifferences(answer)} />
        </Panel>
      </Mosaic>
      {total === 0 && <EmptyState title={t('lots.compare.noneChanged')}>{t('lots.compare.noneChangedBody')}</EmptyState>}
      {total > 0 && (
        <Table
          label={t('lots.compare.changed')}
          title={t('lots.compare.changed')}
          note={t(total > lots.length ? 'lots.compare.changedFirst' : 'lots.compare.changedNote', { count: total, shown: lots.length })}
          columns={columns}
          rows={lots}
          rowId={(lot) => lot.lot_id}
          fileName={`lots-${answer.run_a}-${answer.run_b}-changed.csv`}
        />
      )}
    </>
  )
}

function useDifferences({ run_a, run_b, differences }: Comparison) {
  const { t } = useTranslation()
  const values = useValues()
  const runOf = (run: number) => t('lots.runNumber', { run: String(run) })
  const rows = differences.map(({ parameter, a, b }) => ({
    name: t(`lots.params.${parameter}`, { defaultValue: parameter }),
    a: values.written(parameter, a),
    b: values.written(parameter, b),
  }))
  return { runs: [runOf(run_a), runOf(run_b)] as const, rows }
}

function changedColumns(answer: Comparison, t: TFunction): TableColumn<ChangedLot>[] {
  const a = { run: String(answer.run_a) }
  const b = { run: String(answer.run_b) }
  return [
    { id: 'code_lot', header: t('lots.columns.code_lot'), kind: 'id', width: 110, value: (lot) => lot.code_lot },
    { id: 'site_code', header: t('lots.columns.site_code'), kind: 'text', width: 70, value: (lot) => lot.site_code },
    { id: 'a', header: t('lots.compare.clusterIn', a), kind: 'category', outline: true, width: 130, value: (lot) => lot.cluster_a },
    { id: 'b', header: t('lots.compare.clusterIn', b), kind: 'category', width: 130, value: (lot) => lot.cluster_b },
    {
      id: 'confidence_a',
      header: t('lots.compare.confidenceIn', a),
      kind: 'share',
      asFigure: true,
      digits: 2,
      width: 160,
      definition: t('lots.definitions.confidence'),
      barCategory: (lot) => lot.cluster_a,
      value: (lot) => lot.confidence_a,
    },
    {
      id: 'confidence_b',
      header: t('lots.compare.confidenceIn', b),
      kind: 'share',
      asFigure: true,
      digits: 2,
      width: 160,
      definition: t('lots.definitions.confidence'),
      barCategory: (lot) => lot.cluster_b,
      value: (lot) => lot.confidence_b,
    },
  ]
}
