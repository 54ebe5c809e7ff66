import type { Model } from '../domain/model.ts'
import type { Reason } from '../domain/reason.ts'

type Lang = 'fr' | 'en'

const WORDS = {
  en: {
    pair: (product: string, share: string, profession: string) =>
      `bought with ${product} in ${share} % of ${profession ? `${profession} orders` : 'the orders'} that hold it`,
    ease: () => 'goes with the whole basket in the orders learned from',
    emb: () => 'close to the basket by its embedding',
    popp: (profession: string) => (profession ? `often bought by ${profession}` : 'often bought'),
    popg: () => 'often bought',
    pl: () => 'private label',
    none: () => 'nothing speaks for another product',
  },
  fr: {
    pair: (product: string, share: string, profession: string) =>
      `acheté avec ${product} dans ${share} % des commandes ${profession ? `${profession} ` : ''}qui le contiennent`,
    ease: () => 'va avec l’ensemble du panier dans les commandes apprises',
    emb: () => 'proche du panier par son plongement',
    popp: (profession: string) => (profession ? `souvent acheté par ${profession}` : 'souvent acheté'),
    popg: () => 'souvent acheté',
    pl: () => 'marque propre',
    none: () => 'rien ne plaide pour un autre produit',
  },
}

/** The reason in words; shares in whole percent, below 1 % with one decimal. */
export function wordReason({ product_ids, professions }: Pick<Model, 'product_ids' | 'professions'>, reason: Reason, lang: Lang): string {
  const words = WORDS[lang]
  if (reason.kind === 'pair')
    return words.pair(String(product_ids[reason.with]), percent(reason.share, lang), professions[reason.profession] ?? '')
  if (reason.kind === 'popp') return words.popp(professions[reason.profession] ?? '')
  return words[reason.kind]()
}

function percent(share: number, lang: Lang): string {
  const value = share * 100
  const text = value >= 1 ? value.toFixed(0) : value.toFixed(1)
  return lang === 'fr' ? text.replace('.', ',') : text
}
