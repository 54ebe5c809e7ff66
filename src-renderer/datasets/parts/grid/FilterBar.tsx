import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFilterText } from './use-filter-text.ts'
import type { Grid } from './use-grid.ts'

/** The conditions that all rows in sight fulfil; each can be taken away. */
export function FilterBar({ grid: { details, filters, removeFilter, clearFilters } }: { grid: Grid }) {
  const { t } = useTranslation()
  const textOf = useFilterText(details.columns)
  if (filters.length === 0) return null
  return (
    <div className="toolbar filter-bar">
      <span className="t3 small">{t('datasets.grid.filters')}</span>
      <ul className="chips" aria-label={t('datasets.grid.filters')}>
        {filters.map((filter) => (
          <li key={`${filter.column} ${filter.op} ${filter.value}`} className="chip">
            <span className="ell">{textOf(filter)}</span>
            <ActionIcon
              size={24}
              aria-label={t('datasets.grid.removeFilter', { filter: textOf(filter) })}
              onClick={() => removeFilter(filter)}
            >
              <IconX size={12} stroke={1.5} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {filters.length > 1 && (
        <Button size="xs" variant="subtle" color="gray" onClick={clearFilters}>
          {t('datasets.grid.clearFilters')}
        </Button>
      )}
    </div>
  )
}
