import { SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState, type Fact, Facts, MiniHistogram, Table, type TableColumn, useFormat } from '#ui'
import type { Details, Profile, ProfileColumn } from '../../answers.ts'
import { barsOf, marksOf, measuresOf } from '../../profile-view.ts'
import { TypeMark } from '../TypeMark.tsx'
import { useWrittenFormat } from '../use-written-format.ts'
import { ColumnMarks } from './ColumnDetail.tsx'
import { Correlations } from './Correlations.tsx'
import { RoleChoice } from './RoleChoice.tsx'
import { TargetBalance } from './TargetBalance.tsx'

type Part = 'columns' | 'correlation' | 'target'

interface Props {
  details: Details
  profile: Profile
  /** Name of the column in the inspector. */
  chosen: string | undefined
  onChoose: (column: string) => void
}

/** What a version holds: every column in one row, how columns go together, how the classes of the target are spread. */
export function ProfileTab({ details, profile, chosen, onChoose }: Props) {
  const { t } = useTranslation()
  const [part, setPart] = useState<Part>('columns')
  const { correlation, target } = profile
  const parts = (['columns', 'correlation', 'target'] as const).map((value) => ({ value, label: t(`datasets.profile.parts.${value}`) }))
  return (
    <>
      <div className="toolbar">
        <SegmentedControl aria-label={t('datasets.profile.part')} data={parts} value={part} onChange={(next) => setPart(next as Part)} />
        <span className="end">
          <Facts facts={useFindings(profile)} />
        </span>
      </div>
      {part === 'columns' && <ColumnsProfile details={details} profile={profile} chosen={chosen} onChoose={onChoose} />}
      {part === 'correlation' &&
        (correlation && measuresOf(correlation).length > 0 ? (
          <Correlations name={details.name} correlation={correlation} onChoose={onChoose} />
        ) : (
          <EmptyState title={t('datasets.profile.noCorrelation')}>
            <p>{t('datasets.profile.noCorrelationWhy')}</p>
          </EmptyState>
        ))}
      {part === 'target' &&
        (target ? (
          <TargetBalance name={details.name} balance={target} />
        ) : (
          <EmptyState title={t('datasets.profile.noTarget')}>
            <p>{t('datasets.profile.noTargetWhy')}</p>
          </EmptyState>
        ))}
    </>
  )
}

/** What should be looked at first. */
function useFindings({ columns, duplicate_rows }: Profile): Fact[] {
  const { t } = useTranslation()
  const format = useFormat()
  const count = (mark: string) => columns.filter((column) => marksOf(column).some((one) => one === mark)).length
  const found: [string, number][] = [
    ['duplicates', duplicate_rows ?? 0],
    ['constants', count('constant') + count('empty')],
    ['identifiers', count('identifier')],
    ['withMissing', columns.filter(({ missing }) => missing > 0).length],
  ]
  return found.map(([key, value]) => ({
    value: format.number(value),
    label: t(`datasets.profile.findings.${key}`, { count: value }),
    term: `datasets.${key}`,
  }))
}

function ColumnsProfile({ details, profile, chosen, onChoose }: Props) {
  const { t } = useTranslation()
  return (
    <Table
      label={t('datasets.profile.table')}
      note={t('datasets.profile.count', { count: profile.columns.length })}
      columns={useColumns(details)}
      rows={profile.columns}
      rowId={({ name }) => name}
      selectedId={chosen}
      onSelect={({ name }) => onChoose(name)}
      fileName={`${details.name}_profile.csv`}
    />
  )
}

function useColumns({ dataset_id, columns }: Details): TableColumn<ProfileColumn>[] {
  const { t } = useTranslation()
  const written = useWrittenFormat()
  const dataset = String(dataset_id)
  return useMemo(() => {
    const figure = (id: 'min' | 'q1' | 'median' | 'mean' | 'q3' | 'max' | 'std' | 'skew', hidden = false): TableColumn<ProfileColumn> => ({
      id,
      header: t(`datasets.profile.figure.${id}`),
      kind: 'number',
      width: 92,
      hidden,
      value: ({ numbers }) => numbers?.[id],
      definition: t(`datasets.definitions.${id}`),
      render: ({ numbers }) => <Figure value={numbers?.[id] ?? null} />,
    })
    return [
      { id: 'name', header: t('datasets.column'), kind: 'text', width: 190, value: ({ name }) => name },
      {
        id: 'type',
        header: t('datasets.type'),
        kind: 'text',
        width: 124,
        value: ({ type }) => t(`datasets.types.${type}`),
        render: ({ type }) => <TypeMark type={type} />,
        definition: t('datasets.definitions.type'),
      },
      {
        id: 'written',
        header: t('datasets.written'),
        kind: 'id',
        width: 112,
        value: ({ name }) => written(columns.find((column) => column.name === name)?.format),
        render: ({ name }) => <span className="mono t2">{written(columns.find((column) => column.name === name)?.format)}</span>,
        definition: t('datasets.definitions.written'),
      },
      {
        id: 'role',
        header: t('datasets.profile.role'),
        kind: 'text',
        width: 132,
        value: ({ role }) => t(`datasets.profile.roles.${role}`),
        render: (column) => <RoleChoice dataset={dataset} column={column} />,
        definition: t('datasets.profile.roleWhy'),
      },
      {
        id: 'missing_share',
        header: t('datasets.missing'),
        kind: 'share',
        digits: 1,
        width: 132,
        value: ({ missing_share }) => missing_share,
        definition: t('datasets.definitions.missingShare'),
      },
      {
        id: 'distinct',
        header: t('datasets.distinct'),
        kind: 'number',
        digits: 0,
        value: ({ distinct }) => distinct,
        definition: t('datasets.definitions.distinct'),
      },
      {
        id: 'distribution',
        header: t('datasets.profile.distribution'),
        kind: 'text',
        width: 116,
        value: () => '',
        sortable: false,
        render: (column) => (
          <MiniHistogram bins={barsOf(column)} width={96} height={22} label={t('datasets.grid.distribution', { column: column.name })} />
        ),
      },
      figure('min'),
      figure('q1', true),
      figure('median'),
      figure('mean'),
      figure('q3', true),
      figure('max'),
      figure('std'),
      figure('skew', true),
      {
        id: 'marks',
        header: t('datasets.profile.noticed'),
        kind: 'text',
        width: 150,
        value: (column) => marksOf(column).join(' '),
        render: (column) => <ColumnMarks column={column} />,
      },
    ]
  }, [t, written, columns, dataset])
}

/** A figure, or a dash where the type of the column has none. */
function Figure({ value }: { value: number | null }) {
  const format = useFormat()
  return value === null ? <span className="t3">–</span> : format.general(value)
}
