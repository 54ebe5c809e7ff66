import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Loaded, type SortKey, Table, type TableColumn } from '#ui'
import type { Assignment, Run } from '../answers.ts'
import { useFirstAssignments, usePagedAssignments } from '../queries.ts'
import { FEATURE_LOOK, FEATURES, ofCluster } from '../view.ts'
import { type FeatureWords, useFeatures } from './use-features.ts'

interface Props {
  run: Run
  lot_id: number | undefined
  cluster_id: number | undefined
  onSelect: (lot: Assignment) => void
  onExport: () => void
  note: string
  tools: ReactNode
}

const LEAST_CERTAIN_FIRST: readonly SortKey[] = [{ id: 'confidence', desc: false }]

interface GridProps extends Props {
  /** Letters of the longest code of a lot: a code is never cut. */
  codeLength: number
}

const longestCode = (lots: readonly Assignment[]) => lots.reduce((longest, { code_lot }) => Math.max(longest, code_lot.length), 0)

/** The lots of a run: all at once, or page by page when there are many. */
export function LotsTable(props: Props) {
  const first = useFirstAssignments(props.run)
  return (
    <Loaded query={first}>
      {({ assignments, total }) =>
        total > assignments.length ? (
          <PagedLots {...props} codeLength={longestCode(assignments)} />
        ) : (
          <WholeLots {...props} assignments={assignments} codeLength={longestCode(assignments)} />
        )
      }
    </Loaded>
  )
}

function WholeLots({ assignments, ...props }: GridProps & { assignments: readonly Assignment[] }) {
  const rows = useMemo(() => ofCluster(assignments, props.cluster_id), [assignments, props.cluster_id])
  return <Grid {...props} rows={rows} />
}

function PagedLots(props: GridProps) {
  return <Grid {...props} rows={usePagedAssignments(props.run.run_id, props.run.n_lots, props.cluster_id)} />
}

function Grid({
  run,
  rows,
  lot_id,
  onSelect,
  onExport,
  note,
  tools,
  codeLength,
}: GridProps & Pick<Parameters<typeof Table<Assignment>>[0], 'rows'>) {
  const { t } = useTranslation()
  const words = useFeatures()
  const columns = useMemo(() => lotColumns(run, words, codeLength, t), [run, words, codeLength, t])
  return (
    <Table
      label={t('lots.run.lotsOfRun')}
      title={t('lots.run.lots')}
      note={note}
      tools={tools}
      columns={columns}
      rows={rows}
      rowId={(lot) => lot.lot_id}
      selectedId={lot_id}
      onSelect={onSelect}
      initialSorting={LEAST_CERTAIN_FIRST}
      onExport={onExport}
    />
  )
}

/** The ids are the names by which the engine sorts. */
function lotColumns(run: Run, words: FeatureWords, codeLength: number, t: (key: string) => string): TableColumn<Assignment>[] {
  const text = (id: 'site_code' | 'genetique' | 'season', hidden: boolean): TableColumn<Assignment> => ({
    id,
    header: t(`lots.columns.${id}`),
    kind: 'text',
    width: id === 'site_code' ? 46 : 92,
    hidden,
    value: (lot) => lot[id],
  })
  return [
    {
      id: 'code_lot',
      header: t('lots.columns.code_lot'),
      kind: 'id',
      width: Math.min(220, Math.max(72, 28 + 7.25 * codeLength)),
      value: (lot) => lot.code_lot,
    },
    text('site_code', false),
    text('genetique', true),
    text('season', true),
    {
      id: 'date_mise_en_gavage',
      header: t('lots.columns.placed'),
      kind: 'date',
      width: 102,
      value: (lot) => lot.date_mise_en_gavage,
    },
    { id: 'cluster_id', header: t('lots.columns.cluster'), kind: 'category', width: 58, value: (lot) => lot.cluster_id },
    {
      id: 'confidence',
      header: t('lots.columns.confidence'),
      kind: 'share',
      asFigure: true,
      width: 108,
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
      width: 90,
      definition: t('lots.definitions.runner_up'),
      value: (lot) => lot.runner_up,
    },
    ...FEATURES.map(
      (feature): TableColumn<Assignment> => ({
        id: feature,
        header: words.short(feature),
        unit: feature === 'duree_gavage' ? undefined : words.unit(feature),
        kind: 'number',
        width: FEATURE_LOOK[feature].width,
        digits: FEATURE_LOOK[feature].ownDigits ?? FEATURE_LOOK[feature].digits,
        definition: t(`lots.definitions.${feature}`),
        hidden: !run.features.includes(feature),
        value: (lot) => lot.values[feature],
      }),
    ),
  ]
}
