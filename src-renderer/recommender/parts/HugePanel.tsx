import { useTranslation } from 'react-i18next'
import { Panel, ShareBar, useFormat } from '#ui'
import type { DataCheck } from '../answers.ts'

/** How much of all pairs the largest baskets make: a row weighs by the square of its length. */
export function HugePanel({ check: { huge, length } }: { check: DataCheck }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Panel title={t('recommender.check.huge')} hint={t('recommender.check.hugeHint')}>
      <div className="stack">
        <p className="small">
          {t('recommender.check.hugeFinding', { count: huge.rows, limit: huge.limit, share: format.share(huge.share_of_pairs, 1) })}
        </p>
        {huge.shares.length > 0 && <Shares shares={huge.shares} />}
        <p className="tiny t3">
          {t('recommender.check.lengths', {
            mean: format.number(length.mean, 1),
            median: format.number(length.median),
            p99: format.number(length.p99),
            max: format.number(length.max),
          })}
        </p>
      </div>
    </Panel>
  )
}

function Shares({ shares }: Pick<DataCheck['huge'], 'shares'>) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('recommender.check.length')}</th>
          <th scope="col" className="num">
            {t('recommender.check.rows')}
          </th>
          <th scope="col" style={{ paddingLeft: 16 }}>
            {t('recommender.check.shareOfPairs')}
          </th>
        </tr>
      </thead>
      <tbody>
        {shares.map((one) => (
          <tr key={one.limit}>
            <td>{t('recommender.check.orMore', { count: one.limit })}</td>
            <td className="num">{format.number(one.rows)}</td>
            <td style={{ paddingLeft: 16 }}>
              <ShareBar share={one.share_of_pairs} digits={1} width={96} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
