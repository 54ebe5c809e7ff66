import { useTranslation } from 'react-i18next'
import { Tag, useFormat } from '#ui'
import type { StepReport } from '../answers.ts'
import { countsOfStep } from '../view.ts'

/** What a step does to rows, cells and columns, in one line. */
export function StepCounts({ report }: { report: StepReport }) {
  const { t } = useTranslation()
  const format = useFormat()
  const said = countsOfStep(report).map((one) => {
    switch (one.fact) {
      case 'rows':
        return t('preparation.counts.rows', { before: format.number(one.before), after: format.number(one.after) })
      case 'cells':
        return t('preparation.counts.cells', { count: one.count })
      case 'added':
        return t('preparation.counts.added', { count: one.count })
      case 'removed':
        return t('preparation.counts.removed', { count: one.count })
      default:
        return t('preparation.counts.nothing')
    }
  })
  return (
    <>
      <span className="tiny prep-counts">{said.join(' · ')}</span>
      {report.warnings.length > 0 && (
        <Tag tone="warning">
          <span title={report.warnings.map(({ message }) => message).join('\n')}>
            {t('preparation.warnings', { count: report.warnings.length })}
          </span>
        </Tag>
      )}
    </>
  )
}
