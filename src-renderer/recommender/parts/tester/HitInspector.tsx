import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { CopyButton, Defined, Inspector, InspectorSection, useFormat } from '#ui'
import type { Hit, Recommendation } from '../../answers.ts'
import { type BasketItem, withItem } from '../../basket.ts'
import { PARTS, rankByScore } from '../../tester-view.ts'
import { Neighbours } from './Neighbours.tsx'
import { Waterfall } from './Waterfall.tsx'

interface Props {
  hit: Hit
  lists: { a: Recommendation | undefined; b: Recommendation | undefined }
  /** The list of the hit as a command. */
  command: (letter: 'A' | 'B') => string
  basket: readonly BasketItem[]
  onBasket: (basket: readonly BasketItem[]) => void
}

/** One suggestion: why it is there, the parts of its score, its place, and what lies near it. */
export function HitInspector({ hit, lists, command, basket, onBasket }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const letter = lists.a?.items.includes(hit) ? 'A' : 'B'
  const answer = letter === 'A' ? lists.a : lists.b
  const rest = hit.score - PARTS.reduce((sum, part) => sum + hit.reasons[part], 0)
  return (
    <Inspector
      title={hit.label ?? String(hit.product_id)}
      aside={<span className="mono">{hit.product_id}</span>}
      footer={
        <>
          <kbd>J</kbd>
          <kbd>K</kbd>
          {t('recommender.tester.next')}
          <span className="end">
            <CopyButton label={t('recommender.copyCommand')} text={command(letter)} />
          </span>
        </>
      }
    >
      <InspectorSection title={t('recommender.tester.why')}>
        <p className="reco-why">{hit.reason_text}.</p>
        <Evidence hit={hit} />
      </InspectorSection>
      <InspectorSection title={lists.b ? t('recommender.tester.inPartsOf', { letter }) : t('recommender.tester.inParts')}>
        <Waterfall reasons={hit.reasons} score={hit.score} />
        <p className="tiny t3" style={{ marginTop: 6 }}>
          {t('recommender.tester.sums', { difference: format.number(Math.abs(rest), 3) })}
        </p>
      </InspectorSection>
      <InspectorSection title={t('recommender.tester.toRank')}>
        <Places hit={hit} lists={lists} />
      </InspectorSection>
      <Neighbours product_id={hit.product_id} run={answer?.run} onPick={(product) => onBasket(withItem(basket, product))} />
      <section>
        <Button leftSection={<IconPlus size={14} stroke={1.5} />} onClick={() => onBasket(withItem(basket, hit))}>
          {t('recommender.tester.addToBasket')}
        </Button>
      </section>
    </Inspector>
  )
}

/** How often the suggestion was bought with each product of the basket. */
function Evidence({ hit }: { hit: Hit }) {
  const { t } = useTranslation()
  const format = useFormat()
  const found = hit.evidence?.filter(({ baskets }) => baskets > 0) ?? []
  if (found.length === 0) return null
  return (
    <table className="plain-table" style={{ marginTop: 6 }}>
      <thead>
        <tr>
          <th scope="col">{t('recommender.tester.boughtWith')}</th>
          <th scope="col" className="num">
            {t('recommender.columns.baskets')}
          </th>
          <th scope="col" className="num">
            <Defined term="recommender.evidence_share">{t('recommender.tester.ofIts')}</Defined>
          </th>
        </tr>
      </thead>
      <tbody>
        {found.map((one) => (
          <tr key={`${one.with} ${one.profession}`}>
            <td>
              {one.label ?? one.with}{' '}
              <span className="t3">{one.profession === 'ANY' ? t('recommender.tester.anyProfession') : one.profession}</span>
            </td>
            <td className="num">{format.number(one.baskets)}</td>
            <td className="num">{format.share(one.share)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** From the score to the place in each list. */
function Places({ hit, lists: { a, b } }: Pick<Props, 'hit' | 'lists'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const place = (list: Recommendation | undefined) => {
    const index = list?.items.findIndex(({ product_id }) => product_id === hit.product_id) ?? -1
    return index < 0 ? '–' : format.number(index + 1)
  }
  const hits = (a?.items.includes(hit) ? a : b)?.items ?? []
  return (
    <dl className="small pairs">
      <dt className="t3">
        <Defined term="recommender.rank_by_score">{t('recommender.tester.byScore')}</Defined>
      </dt>
      <dd>{format.number(rankByScore(hits, hit.score))}</dd>
      <dt className="t3">{b ? t('recommender.tester.rankIn', { letter: 'A' }) : t('recommender.tester.rank')}</dt>
      <dd>{place(a)}</dd>
      {b && (
        <>
          <dt className="t3">{t('recommender.tester.rankIn', { letter: 'B' })}</dt>
          <dd>{place(b)}</dd>
        </>
      )}
      {hit.gamme && (
        <>
          <dt className="t3">{t('recommender.tester.range')}</dt>
          <dd>{t('recommender.tester.inList', { count: hits.filter(({ gamme }) => gamme === hit.gamme).length, range: hit.gamme })}</dd>
        </>
      )}
    </dl>
  )
}
