import { useTranslation } from 'react-i18next'
import { Note, ShareBar, useFormat } from '#ui'
import type { Profile } from '../../answers.ts'

/** A largest class this many times the smallest is told. */
const UNEVEN = 10
const BAR = 280

interface Props {
  name: string
  balance: NonNullable<Profile['target']>
}

/** How the classes of the target are spread. */
export function TargetBalance({ balance: { column, classes, missing, ratio } }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className="stack" style={{ padding: 16, overflow: 'auto' }}>
      <h2 className="semi">{t('datasets.profile.balanceOf', { column })}</h2>
      {ratio !== null && (
        <Note tone={ratio >= UNEVEN ? 'warning' : 'info'}>
          {t(ratio >= UNEVEN ? 'datasets.profile.uneven' : 'datasets.profile.even', { ratio: format.general(ratio) })}
        </Note>
      )}
      {missing > 0 && <Note tone="warning">{t('datasets.profile.targetMissing', { count: missing })}</Note>}
      <table className="plain-table" style={{ maxWidth: 640 }}>
        <thead>
          <tr>
            <th scope="col">{t('datasets.profile.class')}</th>
            <th scope="col" className="num">
              {t('datasets.rows')}
            </th>
            <th scope="col">{t('datasets.profile.share')}</th>
          </tr>
        </thead>
        <tbody>
          {classes.map(({ value, count, share }) => (
            <tr key={value}>
              <td className="med">{value}</td>
              <td className="num">{format.number(count)}</td>
              <td>
                <span className="row">
                  <ShareBar share={share} width={BAR} print="none" />
                  {format.share(share, 1)}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
