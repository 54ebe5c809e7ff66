import './dfu.css'
import { Button } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { CopyButton, EmptyState, Loaded, Mosaic, Page, Panel, Table, type TableColumn, useFormat } from '#ui'
import { commandLine } from '../runs/command-line.ts'
import { Differences } from '../runs/Differences.tsx'
import type { ChangedDfu, Comparison } from './answers.ts'
import { MigrationPanel } from './parts/MigrationPanel.tsx'
import { SegmentName } from './parts/SegmentName.tsx'
import { useComparison } from './queries.ts'

export function ComparePage({ run_a, run_b }: { run_a: number; run_b: number }) {
  const { t } = useTranslation()
  const comparison = useComparison(run_a, run_b)
  const names = { a: String(run_a), b: String(run_b) }
  const title = t('dfu.compare.title', names)
  return (
    <Page
      title={title}
      crumbs={[{ label: t('dfu.title'), href: '/dfu' }, { label: title }]}
      facts={useComparisonFacts(comparison.data)}
      actions={
        <>
          <CopyButton label={t('dfu.copyCommand')} text={commandLine('dfu', 'compare', run_a, run_b)} />
          <Button component={Link} href={`/dfu/runs/${run_a}`}>
            {t('dfu.runNumber', { run: names.a })}
          </Button>
          <Button component={Link} href={`/dfu/runs/${run_b}`}>
            {t('dfu.runNumber', { run: names.b })}
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
    { value: format.number(answer.common), label: t('dfu.compare.common', { count: answer.common }) },
    { value: format.number(answer.adjusted_rand, 3), label: t('dfu.compare.rand'), place: 'before' as const, term: 'dfu.adjusted_rand' },
    { value: format.share(answer.kept_share, 1), label: t('dfu.compare.kept'), term: 'dfu.kept' },
    { value: format.share(answer.same_label_share, 1), label: t('dfu.compare.sameLabel'), term: 'dfu.same_label' },
    { value: format.number(answer.only_a), label: t('dfu.compare.only', { run: names.a }), place: 'before' as const },
    { value: format.number(answer.only_b), label: t('dfu.compare.only', { run: names.b }), place: 'before' as const },
  ]
}

function Answer({ answer }: { answer: Comparison }) {
  const { t } = useTranslation()
  const format = useFormat()
  const columns = useMemo(() => changedColumns(answer, t), [answer, t])
  const { total, dfus } = answer.changed
  const names = { a: String(answer.run_a), b: String(answer.run_b) }
  return (
    <>
      <Mosaic columns="minmax(0, 3fr) minmax(280px, 2fr)">
        <MigrationPanel
          {...answer}
          label={t('dfu.compare.migrationFinding', {
            share: format.share(answer.kept_share, 1),
            rand: format.number(answer.adjusted_rand, 3),
          })}
          hint={t('dfu.compare.migrationHint', names)}
          corner={t('dfu.compare.corner', names)}
          fileName={`dfu-${answer.run_a}-${answer.run_b}-migration`}
        />
        <Panel title={t('dfu.compare.differences')}>
          <Differences {...useDifferences(answer)} />
        </Panel>
      </Mosaic>
      {total === 0 && <EmptyState title={t('dfu.compare.noneChanged')}>{t('dfu.compare.noneChangedBody')}</EmptyState>}
      {total > 0 && (
        <Table
          label={t('dfu.compare.changed')}
          title={t('dfu.compare.changed')}
          note={t(total > dfus.length ? 'dfu.compare.changedFirst' : 'dfu.compare.changedNote', { count: total, shown: dfus.length })}
          columns={columns}
          rows={dfus}
          rowId={(dfu) => dfu.dfu_id}
          fileName={`dfu-${answer.run_a}-${answer.run_b}-changed.csv`}
        />
      )}
    </>
  )
}

function useDifferences({ run_a, run_b, differences }: Comparison) {
  const { t } = useTranslation()
  const written = (parameter: string, value: string) => {
    if (parameter === 'data_hash') return value.slice(0, 7)
    return value || (parameter === 'k' ? t('dfu.params.byRule') : '–')
  }
  const runOf = (run: number) => t('dfu.runNumber', { run: String(run) })
  const rows = differences.map(({ parameter, a, b }) => ({
    name: t(`dfu.params.${parameter}`, { defaultValue: parameter }),
    a: written(parameter, a),
    b: written(parameter, b),
  }))
  return { runs: [runOf(run_a), runOf(run_b)] as const, rows }
}

function changedColumns(answer: Comparison, t: TFunction): TableColumn<ChangedDfu>[] {
  return [
    { id: 'dfu_id', header: t('dfu.columns.dfu_id'), kind: 'id', width: 180, value: (dfu) => dfu.dfu_id },
    {
      id: 'a',
      header: t('dfu.runNumber', { run: String(answer.run_a) }),
      kind: 'text',
      width: 250,
      value: (dfu) => dfu.label_a,
      render: (dfu) => <SegmentName id={dfu.cluster_a} label={dfu.label_a} outline />,
    },
    {
      id: 'b',
      header: t('dfu.runNumber', { run: String(answer.run_b) }),
      kind: 'text',
      width: 250,
      value: (dfu) => dfu.label_b,
      render: (dfu) => <SegmentName id={dfu.cluster_b} label={dfu.label_b} />,
    },
    {
      id: 'confidence_b',
      header: t('dfu.compare.confidenceIn', { run: String(answer.run_b) }),
      kind: 'share',
      asFigure: true,
      digits: 2,
      width: 170,
      definition: t('dfu.definitions.confidence'),
      barCategory: (dfu) => dfu.cluster_b,
      value: (dfu) => dfu.confidence_b,
    },
  ]
}
