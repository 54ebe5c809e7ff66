import { useTranslation } from 'react-i18next'
import { categoryColor, Loaded, type LoadedQuery, Note } from '#ui'
import type { Recommendation } from '../../answers.ts'
import { fullScore, overlap, PART_CATEGORY, partsInUse } from '../../tester-view.ts'
import { Bridge } from './Bridge.tsx'
import { ResultList } from './ResultList.tsx'

interface Lists {
  a: Recommendation | undefined
  b: Recommendation | undefined
}

interface Props {
  lists: Lists
  /** Side B, while it is compared. */
  waiting: LoadedQuery<Recommendation> | undefined
  k: number
  selected: string | number | undefined
  onSelect: (product_id: string | number) => void
}

/** One list, or two with lines between the places of each product. */
export function Results({ lists: { a, b }, waiting, k, selected, onSelect }: Props) {
  const { t } = useTranslation()
  if (!a) return null
  const hits = [...a.items, ...(b?.items ?? [])]
  const shared = { full: fullScore(hits), selected, onSelect }
  const named = (answer: Recommendation) => (b && b.run !== a.run ? `${answer.profile} · ${answer.run}` : answer.profile)
  return (
    <>
      {a.unknown_products.length > 0 && (
        <div style={{ padding: '8px 12px' }}>
          <Note tone="warning">
            {t('recommender.tester.unknown', { count: a.unknown_products.length, products: a.unknown_products.slice(0, 5).join(', ') })}
          </Note>
        </div>
      )}
      <div className="toolbar" style={{ minHeight: 34, padding: '4px 12px', gap: '4px 12px' }}>
        <span className="small med">{t('recommender.tester.parts')}</span>
        {partsInUse(hits).map((part) => (
          <span key={part} className="reco-key tiny t2">
            <i style={{ background: categoryColor(PART_CATEGORY[part]) }} />
            {t(`recommender.part.${part}`)}
          </span>
        ))}
      </div>
      {waiting && !b && <Loaded query={waiting}>{() => null}</Loaded>}
      {b ? (
        <>
          <div className="reco-lists">
            <ResultList letter="A" title={named(a)} hits={a.items} other={b.items} {...shared} />
            <Bridge a={a.items} b={b.items} selected={selected} />
            <ResultList letter="B" title={named(b)} hits={b.items} other={a.items} {...shared} />
          </div>
          <Summary a={a} b={b} k={k} />
        </>
      ) : (
        <div className="reco-lists one">
          <ResultList title={named(a)} hits={a.items} {...shared} />
        </div>
      )}
    </>
  )
}

function Summary({ a, b, k }: { a: Recommendation; b: Recommendation; k: number }) {
  const { t } = useTranslation()
  const { shared, ranges_a, ranges_b } = overlap(a.items, b.items)
  return (
    <p className="small t2" style={{ padding: '8px 12px' }}>
      {t('recommender.tester.summary', { a: ranges_a, b: ranges_b, count: shared, k })}
    </p>
  )
}
