import { useTranslation } from 'react-i18next'
import { InspectorSection, Loaded, ShareBar, useFormat } from '#ui'
import type { Product } from '../../answers.ts'
import { useNeighbours } from '../../queries.ts'

interface Props {
  product_id: string | number
  run: string | undefined
  onPick: (product: Product) => void
}

/** Products near by embedding, and products that were bought with it; a click puts one into the basket. */
export function Neighbours({ product_id, run, onPick }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const neighbours = useNeighbours(run, product_id)
  return (
    <Loaded query={neighbours}>
      {({ pairs, similar }) => (
        <>
          <InspectorSection title={t('recommender.tester.pairs')}>
            <List
              rows={pairs.map((pair) => ({
                product: pair,
                share: pair.share,
                figure: t('recommender.tester.ofBaskets', { share: format.share(pair.share), count: pair.together }),
              }))}
              onPick={onPick}
            />
          </InspectorSection>
          <InspectorSection title={t('recommender.tester.similar')}>
            <List
              rows={similar.map((one) => ({
                product: one,
                share: one.cosine,
                figure: t('recommender.tester.cosineOf', { cosine: format.number(one.cosine, 2) }),
              }))}
              onPick={onPick}
            />
          </InspectorSection>
        </>
      )}
    </Loaded>
  )
}

interface Row {
  product: Product
  /** 0–1. */
  share: number
  figure: string
}

function List({ rows, onPick }: { rows: readonly Row[]; onPick: (product: Product) => void }) {
  const { t } = useTranslation()
  if (rows.length === 0) return <p className="small t3">{t('recommender.tester.noNeighbour')}</p>
  return (
    <ul className="small">
      {rows.map(({ product, share, figure }) => (
        <li key={product.product_id} className="row" title={figure}>
          <button type="button" className="bare target grow" onClick={() => onPick(product)}>
            <span className="ell">{product.label ?? product.product_id}</span>
          </button>
          <ShareBar share={share} print="none" width={40} />
          <span className="t3 nowrap">{figure}</span>
        </li>
      ))}
    </ul>
  )
}
