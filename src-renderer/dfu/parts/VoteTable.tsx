import { useTranslation } from 'react-i18next'
import { Defined, Tag, useFormat } from '#ui'
import type { TrainResult } from '../answers.ts'
import { inLanguage, METHODS, votesFor } from '../view.ts'

interface Props {
  run: Pick<TrainResult, 'methods' | 'k' | 'k_reason' | 'k_reason_fr'>
  /** The number that is taken. */
  k: number
  /** By the planner; else the rule chose it. */
  asked: boolean
}

/** Four answers to "how many clusters", side by side, and what is made of them. */
export function VoteTable({ run, k, asked }: Props) {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (
    <section className="dfu-vote">
      <h2>{t('dfu.k.vote')}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('dfu.k.criterion')}</th>
            <th scope="col" className="num">
              K
            </th>
            <th scope="col" style={{ paddingLeft: 12 }}>
              {t('dfu.k.reason')}
            </th>
          </tr>
        </thead>
        <tbody>
          {METHODS.map((name) => {
            const { k: answer, reason, reason_fr } = run.methods[name]
            return (
              <tr key={name}>
                <td className="nowrap">
                  <Defined term={`dfu.${name}`}>{t(`dfu.k.${name}`)}</Defined>
                </td>
                <td className="num semi">{answer ?? t('dfu.k.none')}</td>
                <td style={{ paddingLeft: 12 }}>{inLanguage(language, reason, reason_fr)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="small" style={{ marginTop: 8 }}>
        <Tag tone="accent">K = {k}</Tag> {asked ? t('dfu.k.asked') : inLanguage(language, run.k_reason, run.k_reason_fr)}{' '}
        <span className="t3">{t('dfu.k.votes', { count: votesFor(run.methods, k) })}</span>
      </p>
    </section>
  )
}
