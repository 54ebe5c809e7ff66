import { Button } from '@mantine/core'
import { IconArrowsDiff } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Table, type TableColumn, useFormat } from '#ui'
import type { Details, VersionDetails } from '../../answers.ts'
import { cameFrom, changesBetween } from '../../versions-view.ts'
import { CompareView } from './CompareView.tsx'
import type { Compared } from './compared.ts'
import { useOrigin } from './use-origin.ts'

interface Props {
  details: Details
  versions: readonly VersionDetails[]
  chosen: number
  onChoose: (version: number) => void
  /** The two that are compared; none while the list is shown. */
  compared: Compared | undefined
  onCompare: (compared: Compared | undefined) => void
  column: string | undefined
  onColumn: (column: string) => void
}

/** The history of a dataset, newest first, or two of its versions side by side. */
export function VersionsTab({ details, versions, chosen, onChoose, compared, onCompare, column, onColumn }: Props) {
  const { t } = useTranslation()
  const columns = useColumns(versions)
  const [latest, ...earlier] = versions
  const before = versions.find(({ version_number }) => version_number === chosen && version_number !== latest.version_number) ?? earlier[0]
  if (compared)
    return (
      <CompareView
        details={details}
        compared={compared}
        onCompare={onCompare}
        onBack={() => onCompare(undefined)}
        column={column}
        onColumn={onColumn}
      />
    )
  return (
    <Table
      label={t('datasets.versions')}
      note={t('datasets.history.count', { count: versions.length })}
      tools={
        <Button
          leftSection={<IconArrowsDiff size={16} stroke={1.5} />}
          onClick={() =>
            onCompare({
              version: (before ?? latest).version_number,
              other: String(details.dataset_id),
              other_version: latest.version_number,
            })
          }
        >
          {before
            ? t('datasets.history.compareTwo', { a: String(before.version_number), b: String(latest.version_number) })
            : t('datasets.history.compareOther')}
        </Button>
      }
      columns={columns}
      rows={versions}
      rowId={({ version_number }) => version_number}
      selectedId={chosen}
      onSelect={({ version_number }) => onChoose(version_number)}
      fileName={`${details.name}_versions.csv`}
    />
  )
}

function useColumns(versions: readonly VersionDetails[]): TableColumn<VersionDetails>[] {
  const { t } = useTranslation()
  const format = useFormat()
  const origin = useOrigin()
  return useMemo(() => {
    const changes = (version: VersionDetails) => {
      const parent = cameFrom(versions, version)
      return parent && changesBetween(parent, version)
    }
    return [
      {
        id: 'version_number',
        header: t('datasets.versionColumn'),
        kind: 'number',
        digits: 0,
        width: 92,
        value: ({ version_number }) => version_number,
      },
      {
        id: 'created_at',
        header: t('datasets.history.madeAt'),
        kind: 'date',
        width: 160,
        value: ({ created_at }) => created_at,
        render: ({ created_at }) => format.dateTime(created_at),
      },
      { id: 'origin', header: t('datasets.origin'), kind: 'text', width: 230, value: origin },
      {
        id: 'rows',
        header: t('datasets.rows'),
        kind: 'number',
        digits: 0,
        width: 96,
        value: ({ rows }) => rows,
      },
      {
        id: 'rows_change',
        header: t('datasets.history.rowsChange'),
        kind: 'number',
        width: 110,
        value: (version) => changes(version)?.rows,
        render: (version) => <Change value={changes(version)?.rows} />,
        definition: t('datasets.definitions.rowsChange'),
      },
      {
        id: 'columns',
        header: t('datasets.columns'),
        kind: 'number',
        digits: 0,
        width: 96,
        value: ({ columns }) => columns.length,
      },
      {
        id: 'columns_change',
        header: t('datasets.history.columnsChange'),
        kind: 'text',
        width: 190,
        value: (version) => {
          const told = changes(version)
          return told
            ? (['added', 'removed', 'retyped'] as const)
                .flatMap((key) => (told[key].length > 0 ? [t(`datasets.history.${key}`, { count: told[key].length })] : []))
                .join(', ') || t('datasets.history.none')
            : t('datasets.history.first')
        },
      },
      {
        id: 'rejected_rows',
        header: t('datasets.asideColumn'),
        kind: 'number',
        digits: 0,
        width: 110,
        value: ({ rejected_rows }) => rejected_rows,
        definition: t('datasets.definitions.setAside'),
      },
      {
        id: 'bytes',
        header: t('datasets.bytes'),
        kind: 'number',
        value: ({ bytes }) => bytes,
        render: ({ bytes }) => format.bytes(bytes),
      },
      {
        id: 'content_hash',
        header: t('datasets.data'),
        kind: 'id',
        value: ({ content_hash }) => content_hash.slice(0, 7),
        definition: t('datasets.definitions.hash'),
      },
    ]
  }, [versions, t, format, origin])
}

function Change({ value }: { value: number | undefined }) {
  const format = useFormat()
  return value === undefined ? <span className="t3">–</span> : format.signed(value, 0)
}
