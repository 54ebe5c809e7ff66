import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type SortKey, Table, type TableColumn } from '#ui'
import type { Assignment, Feature, Run } from '../answers.ts'
import { usePagedAssignments } from '../queries.ts'
import { FEATURE_LOOK, FEATURES, TABLE_FEATURES } from '../view.ts'
import { useWords } from './use-words.ts'

interface Props {
  run: Run
  dfu_id: string | undefined
  cluster_id: number | undefined
  onSelect: (dfu: Assignment) => void
  onExport: () => void
  tools: ReactNode
}

const LEAST_CERTAIN_FIRST: readonly SortKey[] = [{ id: 'confidence', desc: false }]

/** The DFUs of a run or of one segment, least certain first; the ids are the names by which the engine sorts. */
export function DfusTable({ run, dfu_id, cluster_id, onSelect, onExport, tools }: Props) {
  const { t } = useTranslation()
  const words = useWords()
  const rows = usePagedAssignments(run.run_id, run.n_dfus, cluster_id)
  const columns = useMemo((): TableColumn<Assignment>[] => {
    const feature = (name: Feature): TableColumn<Assignment> => ({
      id: name,
      header: t(`dfu.short.${name}`),
      unit: FEATURE_LOOK[name].share ? undefined : words.unit(name),
      kind: 'number',
      width: 92,
      hidden: !TABLE_FEATURES.includes(name),
      definition: t(`dfu.definitions.${name}`),
      value: (dfu) => dfu.values[name],
      render: (dfu) => words.value(name, dfu.values[name]),
    })
    const text = (id: 'item_id' | 'location', width: number): TableColumn<Assignment> => ({
      id,
      header: t(`dfu.columns.${id}`),
      kind: 'text',
      width,
      hidden: true,
      value: (dfu) => dfu[id],
    })
    return [
      { id: 'dfu_id', header: t('dfu.columns.dfu_id'), kind: 'id', width: 168, value: (dfu) => dfu.dfu_id },
      text('item_id', 110),
      text('location', 110),
      { id: 'cluster_id', header: t('dfu.columns.cluster'), kind: 'category', width: 66, value: (dfu) => dfu.cluster_id },
      {
        id: 'confidence',
        header: t('dfu.columns.confidence'),
        kind: 'share',
        asFigure: true,
        digits: 2,
        width: 112,
        definition: t('dfu.definitions.confidence'),
        barCategory: (dfu) => dfu.cluster_id,
        value: (dfu) => dfu.confidence,
      },
      {
        id: 'n_months',
        header: t('dfu.columns.n_months'),
        kind: 'number',
        digits: 0,
        width: 68,
        definition: t('dfu.definitions.n_months'),
        value: (dfu) => dfu.n_months,
      },
      ...FEATURES.map(feature),
    ]
  }, [t, words])
  return (
    <Table
      label={t('dfu.run.dfus')}
      title={t('dfu.run.dfus')}
      note={t('dfu.run.dfusNote', { count: rows.count })}
      tools={tools}
      columns={columns}
      rows={rows}
      rowId={(dfu) => dfu.dfu_id}
      selectedId={dfu_id}
      onSelect={onSelect}
      initialSorting={LEAST_CERTAIN_FIRST}
      onExport={onExport}
    />
  )
}
