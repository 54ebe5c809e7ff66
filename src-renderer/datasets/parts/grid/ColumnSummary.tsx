import { useTranslation } from 'react-i18next'
import { MiniHistogram, useFormat } from '#ui'
import type { ProfileColumn } from '../../answers.ts'
import { barsOf, rangeOf } from '../../profile-view.ts'

interface Props {
  name: string
  /** Absent while it is computed. */
  known: ProfileColumn | undefined
  /** Px. */
  width: number
  chosen: boolean
  onChoose: () => void
}

/** What a whole column holds, below its title; pressing it tells more beside the grid. */
export function ColumnSummary({ name, known, width, chosen, onChoose }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!known) return <span className="waiting" />
  const range = rangeOf(known, format)
  const said = known.missing > 0 ? t('datasets.grid.missing', { share: format.share(known.missing_share, 1) }) : t('datasets.grid.complete')
  return (
    <button type="button" className="column-summary" aria-pressed={chosen} onClick={onChoose}>
      <MiniHistogram
        bins={barsOf(known)}
        width={width}
        height={24}
        color={chosen ? 'var(--t-accent)' : 'var(--t-edge)'}
        label={t('datasets.grid.distribution', { column: name })}
      />
      <span className="tiny t3 column-range">
        {range ? (
          <>
            <span className="ell">{range[0]}</span>
            <span className="ell">{range[1]}</span>
          </>
        ) : (
          <span className="ell">{t('datasets.grid.distinct', { count: known.distinct })}</span>
        )}
      </span>
      <span className={`tiny column-range ${known.missing > 0 ? '' : 't3'}`}>{said}</span>
    </button>
  )
}
