import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#ui'
import type { Column, RejectedCell } from '../answers.ts'
import { breakingValues, isCut } from '../view.ts'
import { useReason } from './use-reason.ts'

const OFFERED = 3

interface Props {
  /** The first ones. */
  rejected: readonly RejectedCell[]
  rejectedRows: number
  columns: readonly Column[]
  /** Takes a value for "no value" in every column. */
  onMissing: (value: string) => void
}

/** Every cell that breaks the type of its column, and what can be done about it. */
export function BadCells({ rejected, rejectedRows, columns, onMissing }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const reason = useReason(columns)
  return (
    <section className="stack tight" aria-label={t('datasets.badCells')}>
      <h3 className="semi">{t('datasets.setAside', { count: rejectedRows })}</h3>
      <p className="t2 small text">{t('datasets.setAsideWhy')}</p>
      <div className="row" style={{ flexWrap: 'wrap' }}>
        {breakingValues(rejected)
          .slice(0, OFFERED)
          .map(({ value }) => (
            <Button key={value} size="xs" onClick={() => onMissing(value)}>
              {t('datasets.takeForMissing', { value })}
            </Button>
          ))}
      </div>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col" className="num">
              {t('datasets.row')}
            </th>
            <th scope="col">{t('datasets.column')}</th>
            <th scope="col">{t('datasets.value')}</th>
            <th scope="col">{t('datasets.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {rejected.map((cell) => (
            <tr key={`${cell.row} ${cell.column}`}>
              <td className="num">{format.number(cell.row)}</td>
              <td>{cell.column}</td>
              <td className="mono">{cell.value}</td>
              <td>{reason(cell)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {isCut(rejected, rejectedRows) && <p className="t3 small">{t('datasets.onlyFirst', { shown: rejected.length })}</p>}
    </section>
  )
}
