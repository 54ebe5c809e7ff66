import { Button, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#ui'
import type { DfuCluster } from '../answers.ts'
import { canAsk, type DimensionFilter, withFilter } from '../dimension.ts'

interface Props {
  columns: readonly string[]
  clusters: readonly DfuCluster[]
  cluster: string | null
  onCluster: (cluster: string | null) => void
  filters: readonly DimensionFilter[]
  onFilters: (filters: readonly DimensionFilter[]) => void
}

/** One segment, and one value for each of several columns. */
export function DimensionFilters({ columns, clusters, cluster, onCluster, filters, onFilters }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const [column, setColumn] = useState<string | null>(columns[0] ?? null)
  const [value, setValue] = useState('')
  const wanted = column === null ? null : { column, value }
  const add = () => {
    if (wanted === null || !canAsk(wanted)) return
    onFilters(withFilter(filters, wanted))
    setValue('')
  }
  const segments = clusters.flatMap(({ cluster_assignment: name, count }) =>
    name === null ? [] : [{ value: name, label: `${name} (${format.number(count)})` }],
  )
  return (
    <form
      className="row"
      style={{ flexWrap: 'wrap', padding: '8px 16px', borderBottom: '1px solid var(--t-line)' }}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <Select
        aria-label={t('dfu.columns.label')}
        placeholder={t('dfu.dimension.allSegments')}
        data={segments}
        value={cluster}
        onChange={onCluster}
        clearable
        searchable
        w={280}
      />
      <Select
        aria-label={t('dfu.dimension.column')}
        data={[...columns]}
        value={column}
        onChange={setColumn}
        searchable
        allowDeselect={false}
        w={180}
      />
      <TextInput
        aria-label={t('dfu.dimension.value')}
        placeholder={t('dfu.dimension.value')}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
        w={180}
      />
      <Button type="submit" disabled={wanted === null || !canAsk(wanted)}>
        {t('dfu.dimension.filter')}
      </Button>
      {filters.map((filter) => (
        <Button
          key={filter.column}
          variant="light"
          rightSection={<IconX size={14} stroke={1.5} aria-hidden />}
          aria-label={t('dfu.dimension.remove', { column: filter.column, value: filter.value })}
          onClick={() => onFilters(filters.filter((one) => one !== filter))}
        >
          {filter.column} = {filter.value}
        </Button>
      ))}
    </form>
  )
}
