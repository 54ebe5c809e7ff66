import { useDebouncedValue } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Inspector, InspectorSection, Loaded, useFormat } from '#ui'
import type { ProfileRow, Recommendation } from '../../answers.ts'
import type { ProfileSettings } from '../../profile-form.ts'
import { useAnsweringRun, useBasket, useRecommend } from '../../queries.ts'
import { shiftOf } from '../../tester-view.ts'
import { CostPanel } from './CostPanel.tsx'

interface Props {
  row: ProfileRow
  draft: ProfileSettings
  changed: boolean
}

const TYPED_MS = 200
const SHOWN = 10

/** What the settings make of the basket of the tester, and what they cost on held-out baskets. */
export function ProfilePreview({ row, draft, changed }: Props) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const [basket] = useBasket()
  const run = useAnsweringRun()
  const [tried] = useDebouncedValue(draft, TYPED_MS)
  const asked = {
    product_ids: basket.map(({ product_id }) => String(product_id)),
    k: SHOWN,
    expand: true,
    profile: row.name,
    run,
    lang: language,
  }
  const before = useRecommend(asked, basket.length > 0 && run !== undefined)
  const now = useRecommend({ ...asked, draft: { ...tried } }, basket.length > 0 && run !== undefined && changed)
  const shown = changed ? now : before
  return (
    <Inspector title={t('recommender.profiles.preview')}>
      <InspectorSection title={t('recommender.profiles.previewBasket')}>
        {basket.length === 0 ? (
          <p className="small">
            <Link href="/recommender/tester">{t('recommender.profiles.previewEmpty')}</Link>
          </p>
        ) : (
          <>
            <p className="small t2">{basket.map(({ label, product_id }) => label ?? product_id).join(', ')}</p>
            <Loaded query={shown}>{(answer) => <Preview answer={answer} before={changed ? before.data : undefined} />}</Loaded>
          </>
        )}
      </InspectorSection>
      <InspectorSection title={t('recommender.profiles.cost')}>
        <CostPanel row={row} draft={draft} changed={changed} />
      </InspectorSection>
    </Inspector>
  )
}

function Preview({ answer, before }: { answer: Recommendation; before: Recommendation | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <>
      <p className="tiny t3" style={{ margin: '4px 0' }}>
        {t('recommender.tester.bucket')} <span className="mono">{answer.bucket ?? '–'}</span>
      </p>
      <ol className="small reco-preview">
        {answer.items.map((hit, place) => (
          <li key={hit.product_id} className="row">
            <span className="num t3">{place + 1}</span>
            <span className="ell grow" title={hit.label ?? undefined}>
              {hit.label ?? hit.product_id}
            </span>
            {before && <Shift shift={shiftOf(hit.product_id, answer.items, before.items)} />}
            <span className="num">{format.number(hit.score, 3)}</span>
          </li>
        ))}
      </ol>
    </>
  )
}

function Shift({ shift }: { shift: number | null }) {
  const { t } = useTranslation()
  if (shift === null) return <span className="tiny med">{t('recommender.profiles.isNew')}</span>
  if (shift === 0) return null
  const words = t(shift > 0 ? 'recommender.tester.higher' : 'recommender.tester.lower', { count: Math.abs(shift) })
  return (
    <span className="tiny t3" title={words}>
      {shift > 0 ? '↑' : '↓'} {Math.abs(shift)}
    </span>
  )
}
