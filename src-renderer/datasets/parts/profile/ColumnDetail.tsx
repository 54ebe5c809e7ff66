import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Defined, InspectorSection, Note, ShareBar, Tag, useFormat } from '#ui'
import type { ProfileColumn } from '../../answers.ts'
import { barsOf, hasBarAValue, marksOf, rangeOf } from '../../profile-view.ts'
import { RoleChoice } from './RoleChoice.tsx'
import { useFigures } from './use-figures.ts'
import { WideHistogram } from './WideHistogram.tsx'

const BARS = 60
const VALUES = 10

interface Props {
  dataset: string
  column: ProfileColumn
  rows: number
  /** Keeps the rows with a value, where rows are in sight. */
  onValue?: (value: string) => void
  /** Stands after the use of the column. */
  children?: ReactNode
}

/** All that is known of one column: for the inspector. */
export function ColumnDetail({ dataset, column, rows, onValue, children }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const figures = useFigures(column, rows)
  const marks = marksOf(column)
  const range = rangeOf(column, format)
  return (
    <>
      {marks.length > 0 && (
        <InspectorSection title={t('datasets.profile.noticed')}>
          <div className="stack tight">
            {marks.map((mark) => (
              <Note key={mark} tone="warning">
                {t(`datasets.profile.marks.${mark}`)} {t(`datasets.profile.marksWhy.${mark}`)}
              </Note>
            ))}
          </div>
        </InspectorSection>
      )}
      {column.histogram && range && (
        <InspectorSection title={t('datasets.profile.histogram')}>
          <WideHistogram
            bins={barsOf(column, BARS)}
            range={range}
            label={t('datasets.profile.histogramOf', { column: column.name, low: range[0], high: range[1] })}
          />
          <p className="tiny t3">
            {hasBarAValue(column)
              ? t('datasets.profile.rules.values')
              : t(`datasets.profile.rules.${column.histogram.rule}`, { count: column.histogram.counts.length })}
          </p>
        </InspectorSection>
      )}
      <InspectorSection title={t('datasets.profile.use')}>
        <RoleChoice dataset={dataset} column={column} labelled />
      </InspectorSection>
      {children}
      <InspectorSection title={t('datasets.profile.figures')}>
        <dl className="definitions figures">
          {figures.map(({ key, value }) => (
            <div key={key}>
              <dt>
                <Defined term={`datasets.${key}`}>{t(`datasets.profile.figure.${key}`)}</Defined>
              </dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </InspectorSection>
      {column.top.length > 0 && <TopValues column={column} onValue={onValue} />}
    </>
  )
}

function TopValues({ column: { top, distinct, name }, onValue }: Pick<Props, 'column' | 'onValue'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const shown = top.slice(0, VALUES)
  return (
    <InspectorSection title={t('datasets.profile.topValues')}>
      <table className="plain-table value-links" aria-label={t('datasets.profile.topValuesOf', { column: name })}>
        <thead className="sr">
          <tr>
            <th scope="col">{t('datasets.value')}</th>
            <th scope="col">{t('datasets.rows')}</th>
            <th scope="col">{t('datasets.profile.share')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ value, count, share }) => (
            <tr key={value}>
              <td className="top-value">
                {onValue ? (
                  <button
                    type="button"
                    className="bare link ell"
                    title={t('datasets.grid.keepOnly', { value })}
                    onClick={() => onValue(value)}
                  >
                    {value}
                  </button>
                ) : (
                  <span className="ell" title={value}>
                    {value}
                  </span>
                )}
              </td>
              <td className="num">{format.number(count)}</td>
              <td className="num">
                <ShareBar share={share} width={56} color="var(--t-edge)" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {distinct > shown.length && <p className="tiny t3">{t('datasets.profile.moreValues', { count: distinct - shown.length })}</p>}
    </InspectorSection>
  )
}

/** The signs of a column beside its name. */
export function ColumnMarks({ column }: { column: ProfileColumn }) {
  const { t } = useTranslation()
  return (
    <span className="row tight">
      {marksOf(column).map((mark) => (
        <Tag key={mark} tone="warning">
          {t(`datasets.profile.marks.${mark}`)}
        </Tag>
      ))}
    </span>
  )
}
