import { Button, Select } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Loaded, MiniHistogram, Table, type TableColumn, Tag, type Tone, useFormat } from '#ui'
import type { ComparedColumn, Details } from '../../answers.ts'
import { moved } from '../../profile-view.ts'
import { useComparison, useDataset, useDatasets } from '../../queries.ts'
import { FileError } from '../FileError.tsx'
import type { Compared } from './compared.ts'

const TONES: Record<ComparedColumn['state'], Tone | undefined> = {
  same: undefined,
  changed: 'accent',
  retyped: 'warning',
  only_a: 'warning',
  only_b: 'warning',
}

interface Props {
  details: Details
  compared: Compared
  onCompare: (compared: Compared) => void
  onBack: () => void
  /** Name of the column in the inspector. */
  column: string | undefined
  onColumn: (column: string) => void
}

/** Two versions side by side, column by column, what moved most first. */
export function CompareView({ details, compared, onCompare, onBack, column, onColumn }: Props) {
  const { t } = useTranslation()
  const query = useComparison({ dataset: String(details.dataset_id), ...compared })
  const columns = useColumns()
  return (
    <>
      <div className="toolbar">
        <Button variant="subtle" color="gray" leftSection={<IconArrowLeft size={16} stroke={1.5} />} onClick={onBack}>
          {t('datasets.history.back')}
        </Button>
        <Sides details={details} compared={compared} onCompare={onCompare} />
      </div>
      {query.error && !query.data ? (
        <div style={{ padding: 16 }}>
          <FileError error={query.error} onRetry={() => query.refetch()} />
        </div>
      ) : (
        <Loaded query={query}>
          {(comparison) => (
            <Table
              label={t('datasets.compare.title')}
              note={<Outcome columns={comparison.columns} rows={[comparison.a.rows, comparison.b.rows]} />}
              columns={columns}
              rows={comparison.columns}
              rowId={({ name }) => name}
              selectedId={column}
              onSelect={({ name }) => onColumn(name)}
              initialSorting={MOST_MOVED}
              fileName={`${details.name}_comparison.csv`}
            />
          )}
        </Loaded>
      )}
    </>
  )
}

const MOST_MOVED = [{ id: 'moved', desc: true }]

/** Which two are compared. */
function Sides({ details, compared, onCompare }: Pick<Props, 'details' | 'compared' | 'onCompare'>) {
  const { t } = useTranslation()
  const datasets = useDatasets()
  const other = useDataset(compared.other)
  const numbers = (versions: Details['versions'] | undefined) =>
    (versions ?? []).map(({ version_number }) => ({
      value: String(version_number),
      label: t('datasets.version', { number: String(version_number) }),
    }))
  const own = { value: String(details.dataset_id), label: details.name }
  const others = datasets.data?.datasets.map(({ dataset_id, name }) => ({ value: String(dataset_id), label: name })) ?? [own]
  const otherVersion = compared.other_version ?? other.data?.version_number
  return (
    <span className="row tight compare-sides">
      <span className="med">A</span>
      <Select
        aria-label={t('datasets.compare.versionA')}
        data={numbers(details.versions)}
        value={String(compared.version)}
        onChange={(version) => onCompare({ ...compared, version: Number(version) })}
        allowDeselect={false}
        w={112}
      />
      <span className="med">B</span>
      <Select
        aria-label={t('datasets.compare.datasetB')}
        data={others}
        value={compared.other}
        onChange={(id) => onCompare({ ...compared, other: id ?? compared.other, other_version: undefined })}
        allowDeselect={false}
        searchable
        w={180}
      />
      <Select
        aria-label={t('datasets.compare.versionB')}
        data={numbers(other.data?.versions)}
        value={otherVersion === undefined ? null : String(otherVersion)}
        onChange={(version) => onCompare({ ...compared, other_version: Number(version) })}
        allowDeselect={false}
        w={112}
      />
    </span>
  )
}

/** How many columns differ and how, in the toolbar. */
function Outcome({ columns, rows: [a, b] }: { columns: readonly ComparedColumn[]; rows: [number, number] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const count = (...states: ComparedColumn['state'][]) => columns.filter(({ state }) => states.includes(state)).length
  const parts = [
    t('datasets.compare.rows', { a: format.number(a), b: format.number(b) }),
    t('datasets.compare.differ', { count: columns.length - count('same'), total: format.number(columns.length) }),
    count('retyped') > 0 && t('datasets.compare.retyped', { count: count('retyped') }),
    count('only_a', 'only_b') > 0 && t('datasets.compare.onlyOne', { count: count('only_a', 'only_b') }),
  ]
  return <>{parts.filter(Boolean).join(' · ')}</>
}

function useColumns(): TableColumn<ComparedColumn>[] {
  const { t } = useTranslation()
  const format = useFormat()
  return useMemo(() => {
    const pair = (id: string, header: string, of: (side: NonNullable<ComparedColumn['a']>) => number | null | undefined, share = false) => {
      const write = (value: number | null | undefined) =>
        value === null || value === undefined ? '–' : share ? format.share(value, 1) : format.general(value)
      return {
        id,
        header,
        kind: 'number' as const,
        width: 150,
        value: ({ b }: ComparedColumn) => b && of(b),
        render: ({ a, b }: ComparedColumn) => <Pair before={write(a && of(a))} after={write(b && of(b))} />,
      }
    }
    return [
      { id: 'name', header: t('datasets.column'), kind: 'text', width: 190, value: ({ name }) => name },
      {
        id: 'state',
        header: t('datasets.compare.state'),
        kind: 'text',
        width: 132,
        value: ({ state }) => t(`datasets.compare.states.${state}`),
        render: ({ state }) => <Tag tone={TONES[state]}>{t(`datasets.compare.states.${state}`)}</Tag>,
        definition: t('datasets.definitions.state'),
      },
      {
        id: 'moved',
        header: t('datasets.compare.moved'),
        kind: 'number',
        width: 104,
        value: moved,
        render: (column) => (Number.isFinite(moved(column)) ? format.number(moved(column), 2) : <span className="t3">–</span>),
        definition: t('datasets.definitions.moved'),
      },
      {
        id: 'type',
        header: t('datasets.type'),
        kind: 'text',
        width: 150,
        value: ({ a, b }) => t(`datasets.types.${(b ?? a)?.type}`),
        render: ({ a, b }) => <Pair before={a ? t(`datasets.types.${a.type}`) : '–'} after={b ? t(`datasets.types.${b.type}`) : '–'} />,
      },
      pair('missing', t('datasets.missing'), ({ missing_share }) => missing_share, true),
      pair('distinct', t('datasets.distinct'), ({ distinct }) => distinct),
      pair('mean', t('datasets.profile.figure.mean'), ({ numbers }) => numbers?.mean),
      pair('std', t('datasets.profile.figure.std'), ({ numbers }) => numbers?.std),
      {
        id: 'histogram',
        header: t('datasets.profile.distribution'),
        kind: 'text',
        width: 116,
        sortable: false,
        value: () => '',
        render: ({ name, histogram }) =>
          histogram && (
            <MiniHistogram
              bins={histogram.b}
              before={histogram.a}
              height={22}
              label={t('datasets.compare.distribution', { column: name })}
            />
          ),
        definition: t('datasets.definitions.overlay'),
      },
    ]
  }, [t, format])
}

/** One figure where both agree; else the first, then the second. */
const Pair = ({ before, after }: { before: string; after: string }) =>
  before === after ? (
    <span className="t2">{after}</span>
  ) : (
    <span>
      <span className="t3">{before}</span> → {after}
    </span>
  )
