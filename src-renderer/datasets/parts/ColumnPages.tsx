import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#ui'
import { COLUMNS_A_PAGE, pagesOfColumns } from '../view.ts'

interface Props {
  /** Columns there are. */
  total: number
  /** From 0. */
  page: number
  onPage: (page: number) => void
}

/** A table of many columns is shown in groups of them. */
export function ColumnPages({ total, page, onPage }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const pages = pagesOfColumns(total)
  if (pages === 1) return null
  return (
    <span className="row tight small">
      <ActionIcon aria-label={t('datasets.grid.columnsBefore')} disabled={page === 0} onClick={() => onPage(page - 1)}>
        <IconChevronLeft size={16} stroke={1.5} />
      </ActionIcon>
      {t('datasets.grid.columnsShown', {
        first: format.number(page * COLUMNS_A_PAGE + 1),
        last: format.number(Math.min(total, (page + 1) * COLUMNS_A_PAGE)),
        total: format.number(total),
      })}
      <ActionIcon aria-label={t('datasets.grid.columnsAfter')} disabled={page === pages - 1} onClick={() => onPage(page + 1)}>
        <IconChevronRight size={16} stroke={1.5} />
      </ActionIcon>
    </span>
  )
}
