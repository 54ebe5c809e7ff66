import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Defined, Panel, useFormat } from '#ui'
import type { BoundDataset, Data, DataCheck } from '../answers.ts'

/** Which datasets feed the three tables, and what a look at them found. */
export function CheckPanel({ data, check }: { data: Data; check: DataCheck }) {
  const { t } = useTranslation()
  const format = useFormat()
  const counted = (key: string, count: number) => t(`recommender.check.${key}`, { count })
  const unknown = [format.number(check.unknown_products), ...check.unknown_examples.slice(0, 3)].join(' · ')
  const rows: [string, ReactNode][] = [
    ['ventes', <Bound key="ventes" dataset={data.ventes} />],
    ['details', <Bound key="details" dataset={data.details} />],
    ['couples', <Bound key="couples" dataset={data.couples} />],
    ['rows', format.number(check.rows)],
    ['orders', format.general(check.orders)],
    ['products', format.number(check.products)],
    ['unknown', unknown],
    ['unsold', t('recommender.check.ofListed', { count: check.unsold_products, listed: format.number(check.listed) })],
    ['empty', counted('leftOut', check.empty_baskets)],
    ['single', counted('popularityOnly', check.single_baskets)],
    ['duplicates', format.number(check.duplicate_rows)],
    ['repeated', counted('countedOnce', check.repeated_products)],
    ['badWeights', counted('countedOnce', check.bad_weights)],
    ['pairs', <Couples key="pairs" couples={check.couples} />],
  ]
  return (
    <Panel title={t('recommender.check.title')}>
      <dl className="small pairs">
        {rows.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt className="t3">
              <Defined term={`recommender.check_${name}`}>{t(`recommender.check.${name}`)}</Defined>
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}

function Bound({ dataset }: { dataset: BoundDataset | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!dataset) return <span className="t3">{t('recommender.check.none')}</span>
  return (
    <>
      <Link href={`/datasets/${dataset.dataset_id}`}>{dataset.name}</Link>{' '}
      <span className="t3">{t('recommender.check.version', { version: dataset.version_number, rows: format.number(dataset.rows) })}</span>
    </>
  )
}

function Couples({ couples }: { couples: DataCheck['couples'] }) {
  const { t } = useTranslation()
  if (!couples) return t('recommender.check.pairsCounted')
  const said = [
    t('recommender.check.pairRows', { count: couples.rows }),
    ...(couples.undirected ? [t('recommender.check.undirected')] : []),
    ...(couples.unknown_products > 0 ? [t('recommender.check.pairUnknown', { count: couples.unknown_products })] : []),
    ...couples.unknown_professions.slice(0, 3),
  ]
  return said.join(' · ')
}
