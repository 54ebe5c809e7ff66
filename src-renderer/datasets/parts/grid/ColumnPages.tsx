import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#ui'
import { pagesOfColumns } from '../../view.ts'
import type { Grid } from './use-grid.ts'

/** A table of many columns is shown in groups of them. */
export function ColumnPages({ grid: { details, inSight, columnPage, setColumnPage } }: { grid: Grid }) {
  const { t } = useTranslation()
  const format = useFormat()
  const total = details.columns.length
  const pages = pagesOfColumns(total)
  if (pages === 1) return null
  const first = (inSight[0]?.index ?? 0) + 1
  return (
    <span className="row tight small">
      <ActionIcon aria-label={t('datasets.grid.columnsBefore')} disabled={columnPage === 0} onClick={() => setColumnPage(columnPage - 1)}>
        <IconChevronLeft size={16} stroke={1.5} />
      </ActionIcon>
      {t('datasets.grid.columnsShown', {
        first: format.number(first),
        last: format.number(first + inSight.length - 1),
        total: format.number(total),
      })}
      <ActionIcon
        aria-label={t('datasets.grid.columnsAfter')}
        disabled={columnPage === pages - 1}
        onClick={() => setColumnPage(columnPage + 1)}
      >
        <IconChevronRight size={16} stroke={1.5} />
      </ActionIcon>
    </span>
  )
}
