import { ActionIcon, Select, Switch } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Profiles, Recommendation, RunSummary } from '../../answers.ts'
import { type BasketItem, withItem, withoutItem } from '../../basket.ts'
import { AUTO, NONE, type TesterAsk } from '../../tester-form.ts'
import { answeringRun } from '../../view.ts'
import { CaseList } from './CaseList.tsx'
import { MixBars } from './MixBars.tsx'
import { ProductSearch } from './ProductSearch.tsx'
import { SidePanel } from './SidePanel.tsx'

interface Props {
  ask: TesterAsk
  onAsk: (part: Partial<TesterAsk>) => void
  basket: readonly BasketItem[]
  onBasket: (basket: readonly BasketItem[]) => void
  /** Of side A. */
  answer: Recommendation | undefined
  runs: readonly RunSummary[]
  profiles: Profiles | undefined
  professions: readonly string[]
}

/** Basket, profession, and who answers with which settings. */
export function TesterLeft({ ask, onAsk, basket, onBasket, answer, runs, profiles, professions }: Props) {
  const { t } = useTranslation()
  const shared = { runs, profiles: profiles?.profiles ?? [], active: profiles?.active, products: basket.length }
  return (
    <div className="reco-left">
      <section>
        <h2>{t('recommender.tester.basket')}</h2>
        <ProductSearch run={ask.a.run ?? answeringRun(runs)} onPick={(product) => onBasket(withItem(basket, product))} />
        {basket.length === 0 ? (
          <p className="small t3" style={{ marginTop: 6 }}>
            {t('recommender.tester.emptyBasket')}
          </p>
        ) : (
          <ul className="reco-basket">
            {basket.map((item) => (
              <BasketLine key={item.product_id} item={item} onRemove={() => onBasket(withoutItem(basket, item.product_id))} />
            ))}
          </ul>
        )}
        <CaseList
          run={ask.a.run ?? answeringRun(runs)}
          onOpen={(products, profession) => {
            onBasket(products)
            onAsk({ profession: profession ?? AUTO })
          }}
        />
      </section>
      <section>
        <h2>{t('recommender.profession')}</h2>
        <Select
          aria-label={t('recommender.profession')}
          value={ask.profession}
          onChange={(profession) => profession !== null && onAsk({ profession })}
          allowDeselect={false}
          searchable={professions.length > 8}
          data={[
            { value: AUTO, label: t('recommender.tester.auto') },
            { value: NONE, label: t('recommender.tester.none') },
            ...professions.map((name) => ({ value: name, label: name })),
          ]}
        />
        {answer && answer.profession_mix.length > 0 && <MixBars mix={answer.profession_mix} />}
      </section>
      <SidePanel letter="A" side={ask.a} onChange={(a) => onAsk({ a })} k={ask.k} onK={(k) => onAsk({ k })} {...shared} />
      <section>
        <Switch
          label={t('recommender.tester.compare')}
          checked={ask.b !== undefined}
          onChange={(event) =>
            onAsk({ b: event.currentTarget.checked ? { run: ask.a.run, profile: otherProfile(ask, profiles) } : undefined })
          }
        />
      </section>
      {ask.b && <SidePanel letter="B" side={ask.b} onChange={(b) => onAsk({ b })} {...shared} />}
    </div>
  )
}

/** The first profile that side A does not use. */
const otherProfile = ({ a }: TesterAsk, profiles: Profiles | undefined) =>
  profiles?.profiles.find(({ name }) => name !== (a.profile ?? profiles.active))?.name

function BasketLine({ item: { product_id, label, gamme }, onRemove }: { item: BasketItem; onRemove: () => void }) {
  const { t } = useTranslation()
  const name = label ?? String(product_id)
  return (
    <li>
      <span className="grow">
        <span className="ell med cond" style={{ display: 'block', lineHeight: '18px' }} title={name}>
          {name}
        </span>
        <span className="tiny t3">
          {gamme && `${gamme} · `}
          <span className="mono">{product_id}</span>
        </span>
      </span>
      <ActionIcon aria-label={t('recommender.tester.removeProduct', { name })} onClick={onRemove}>
        <IconX size={14} stroke={1.5} />
      </ActionIcon>
    </li>
  )
}
