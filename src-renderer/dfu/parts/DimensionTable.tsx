import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Table, type TableColumn } from '#ui'
import type { Dfu } from '../answers.ts'
import { type DimensionFilter, listInput, NUMBER_COLUMNS } from '../dimension.ts'
import { usePagedDimension } from '../queries.ts'

interface Props {
  /** Columns of dim_dfu that hold values, further ones of the file included. */
  columns: readonly string[]
  count: number
  cluster: string | null
  filters: readonly DimensionFilter[]
}

/** The rows of dim_dfu, read page by page; the ids of the columns are the names by which the engine sorts. */
export function DimensionTable({ columns, count, cluster, filters }: Props) {
  const { t } = useTranslation()
  const input = useMemo(() => listInput(cluster, filters), [cluster, filters])
  const rows = usePagedDimension(input, count)
  const shown = useMemo((): TableColumn<Dfu>[] => {
    const described = columns.map((name): TableColumn<Dfu> => {
      const isNumber = NUMBER_COLUMNS.some((one) => one === name)
      const value = (dfu: Dfu) => (name in dfu ? dfu[name as 'brand'] : (dfu.extra[name] as string | number | null | undefined)) ?? null
      return isNumber
        ? { id: name, header: name, kind: 'number', width: 110, value: (dfu) => value(dfu) as number | null }
        : { id: name, header: name, kind: 'text', width: 140, value: (dfu) => String(value(dfu) ?? '') }
    })
    return [
      { id: 'dfu_id', header: t('dfu.columns.dfu_id'), kind: 'id', width: 190, value: (dfu) => dfu.dfu_id },
      {
        id: 'cluster_assignment',
        header: t('dfu.columns.label'),
        kind: 'text',
        width: 230,
        value: (dfu) => dfu.cluster_assignment ?? t('dfu.dimension.none'),
      },
      { id: 'item_id', header: t('dfu.columns.item_id'), kind: 'text', width: 120, value: (dfu) => dfu.item_id ?? '' },
      { id: 'location', header: t('dfu.columns.location'), kind: 'text', width: 140, value: (dfu) => dfu.location ?? '' },
      ...described,
    ]
  }, [columns, t])
  return (
    <Table
      label={t('dfu.dimension.title')}
      title={t('dfu.columns.n')}
      note={t('dfu.dimension.note', { count: rows.count })}
      columns={shown}
      rows={rows}
      rowId={(dfu) => dfu.dfu_id}
      empty={t('dfu.dimension.nothing')}
    />
  )
}
