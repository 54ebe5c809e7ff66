import { useTranslation } from 'react-i18next'
import { ShareBar } from '#ui'
import type { Recommendation } from '../../answers.ts'

/** The professions that a basket was answered for, with their weights. */
export function MixBars({ mix }: { mix: Recommendation['profession_mix'] }) {
  const { t } = useTranslation()
  return (
    <>
      <table className="small" style={{ marginTop: 8 }}>
        <tbody>
          {mix.map(({ profession, weight }) => (
            <tr key={profession} style={{ height: 22 }}>
              <td className="ell" style={{ maxWidth: 110 }} title={profession}>
                {profession === 'ANY' ? t('recommender.tester.anyProfession') : profession}
              </td>
              <td className="num nowrap">
                <ShareBar share={weight} width={72} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="tiny t3" style={{ marginTop: 4 }}>
        {t('recommender.tester.mix')}
      </p>
    </>
  )
}
