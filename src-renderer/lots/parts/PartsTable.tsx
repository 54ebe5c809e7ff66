import { useTranslation } from 'react-i18next'
import { categoryColor, Defined, roundedParts, SignedBar, useFormat } from '#ui'
import type { WhyHere } from '../answers.ts'
import { rankedParts } from '../view.ts'
import { useFeatures } from './use-features.ts'

/** What each feature adds to d²(runner-up) − d²(own); the printed parts add up to the printed sum. */
export function PartsTable({ why }: { why: WhyHere }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useFeatures()
  const { cluster_id: own, runner_up: other } = why.lot
  const parts = rankedParts(why)
  const printed = roundedParts(
    parts.map(({ part }) => part),
    2,
  )
  const max = Math.max(...parts.map(({ part }) => Math.abs(part)))
  return (
    <table className="small parts">
      <thead>
        <tr className="t3 tiny">
          <th scope="col">{t('lots.why.feature')}</th>
          <th scope="col" className="num" style={{ width: 48 }}>
            {t('lots.why.lot')}
          </th>
          <th scope="col" style={{ width: 78 }}>
            <span className="ends">
              <span>← {other}</span>
              <span>{own} →</span>
            </span>
          </th>
          <th scope="col" className="num" style={{ width: 42 }}>
            <Defined term="lots.margin">Δd²</Defined>
          </th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ feature, value, part }, index) => (
          <tr key={feature}>
            <th scope="row" className="ell cond" title={words.label(feature)}>
              {words.label(feature)} <span className="unit">{words.unit(feature)}</span>
            </th>
            <td className="num">{words.value(feature, value)}</td>
            <td style={{ paddingLeft: 6 }}>
              <SignedBar value={part} max={max} width={72} color={categoryColor(part > 0 ? own : other)} />
            </td>
            <td className="num" data-part>
              {format.signed(printed[index])}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3} className="t2">
            {t('lots.why.sum', { other: String(other), own: String(own) })}
          </th>
          <td className="num semi" data-sum>
            {format.signed(why.margin)}
          </td>
        </tr>
      </tfoot>
    </table>
  )
}
