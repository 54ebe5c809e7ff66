import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#ui'
import { COLUMNS_A_PAGE } from '../view.ts'

interface Props {
  count: number
  /** 0-based place of the first column in sight. */
  from: number
  page: number
  onPage: (page: number) => void
}

/** Which columns of a wide table are in sight. */
export function ColumnPages({ count, from, page, onPage }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className="toolbar small">
      <span className="t2">
        {t('preparation.columnsInSight', {
          from: format.number(from + 1),
          to: format.number(Math.min(count, from + COLUMNS_A_PAGE)),
          total: format.number(count),
        })}
      </span>
      <Button size="xs" disabled={from === 0} onClick={() => onPage(page - 1)}>
        {t('preparation.previousColumns')}
      </Button>
      <Button size="xs" disabled={from + COLUMNS_A_PAGE >= count} onClick={() => onPage(page + 1)}>
        {t('preparation.nextColumns')}
      </Button>
    </div>
  )
}
