import { ActionIcon, Button, Popover } from '@mantine/core'
import { IconFilterPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column } from '../answers.ts'
import { withFilter } from '../filters.ts'
import { FilterForm } from '../parts/grid/FilterForm.tsx'
import { useFilterText } from '../parts/grid/use-filter-text.ts'
import type { ChartForm } from './form.ts'

type Filtered = Pick<ChartForm, 'filters' | 'writtenFilter'>

interface Props extends Filtered {
  columns: readonly Column[]
  onChange: (filtered: Filtered) => void
}

/** The conditions of the rows that the chart tells of, as in the table of rows. */
export function RowsFilter({ columns, filters, writtenFilter, onChange }: Props) {
  const { t } = useTranslation()
  const textOf = useFilterText(columns)
  const [adding, setAdding] = useState(false)
  const chips = [
    ...filters.map((filter) => ({ text: textOf(filter), without: { filters: filters.filter((other) => other !== filter) } })),
    ...(writtenFilter === undefined ? [] : [{ text: writtenFilter, without: { filters, writtenFilter: undefined } }]),
  ]
  return (
    <section className="stack tight" aria-label={t('datasets.visualise.rowsToShow')}>
      <p className="small med">{t('datasets.visualise.rowsToShow')}</p>
      {chips.length === 0 && <p className="small t3">{t('datasets.visualise.allRows')}</p>}
      {chips.length > 0 && (
        <ul className="chips">
          {chips.map(({ text, without }) => (
            <li key={text} className="chip">
              <span className="ell">{text}</span>
              <ActionIcon size={24} aria-label={t('datasets.visualise.removeFilter', { filter: text })} onClick={() => onChange(without)}>
                <IconX size={12} stroke={1.5} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <Popover opened={adding} onChange={setAdding} position="bottom-start" shadow="md" trapFocus>
        <Popover.Target>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconFilterPlus size={14} stroke={1.5} />}
            onClick={() => setAdding(!adding)}
            style={{ alignSelf: 'flex-start' }}
          >
            {t('datasets.visualise.addFilter')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('datasets.visualise.addFilter')}>
          <FilterForm
            columns={columns}
            profile={undefined}
            onAdd={(filter) => {
              onChange({ filters: withFilter(filters, filter), writtenFilter: undefined })
              setAdding(false)
            }}
          />
        </Popover.Dropdown>
      </Popover>
    </section>
  )
}
