import type { Format, Language } from './format.ts'

/** The few words that the renderers themselves say; everything else comes with the report. */
export interface Words {
  contents: string
  /** What stands after a name before its value. */
  colon: string
  showTable: string
  lineage: string
  created: string
  missing: string
  hatched: string
  note: string
  warning: string
  category: string
  lower: string
  upper: string
  from: string
  to: string
  before: string
  panel: string
  whiskerLow: string
  quartile1: string
  median: string
  quartile3: string
  whiskerHigh: string
  outliers: string
  ownAxes: string
  page(page: number, of: number): string
  thinned(drawn: number, all: number): string
  firstRows(shown: number, all: number): string
  interval(label: string): string
  sized(name: string, low: number, high: number): string
}

const TEXT = {
  fr: {
    contents: 'Sommaire',
    colon: '\u00a0:',
    showTable: 'Voir le tableau',
    lineage: 'Provenance',
    created: 'établi le',
    missing: 'manquant',
    hatched: 'Hachuré\u00a0: valeur manquante.',
    note: 'Note',
    warning: 'Attention',
    category: 'Catégorie',
    lower: 'borne basse',
    upper: 'borne haute',
    from: 'de',
    to: 'à',
    before: 'avant',
    panel: 'Vignette',
    whiskerLow: 'moustache basse',
    quartile1: 'premier quartile',
    median: 'médiane',
    quartile3: 'troisième quartile',
    whiskerHigh: 'moustache haute',
    outliers: 'Valeurs extrêmes',
    ownAxes: 'Chaque ligne a son propre axe, de sa plus petite à sa plus grande valeur.',
  },
  en: {
    contents: 'Contents',
    colon: ':',
    showTable: 'Show as table',
    lineage: 'Lineage',
    created: 'created',
    missing: 'missing',
    hatched: 'Hatched: missing value.',
    note: 'Note',
    warning: 'Warning',
    category: 'Category',
    lower: 'lower bound',
    upper: 'upper bound',
    from: 'from',
    to: 'to',
    before: 'before',
    panel: 'Panel',
    whiskerLow: 'lower whisker',
    quartile1: 'first quartile',
    median: 'median',
    quartile3: 'third quartile',
    whiskerHigh: 'upper whisker',
    outliers: 'Outliers',
    ownAxes: 'Each row has an axis of its own, from its least to its greatest value.',
  },
} as const

export function createWords(lang: Language, format: Format): Words {
  const french = lang === 'fr'
  const { number } = format
  return {
    ...TEXT[lang],
    page: (page, of) => (french ? `page ${page} sur ${of}` : `page ${page} of ${of}`),
    thinned: (drawn, all) =>
      french
        ? `${number(drawn)} points dessinés sur ${number(all)}, choisis sans biais dans chaque catégorie.`
        : `${number(drawn)} of ${number(all)} points drawn, chosen without bias within each category.`,
    firstRows: (shown, all) =>
      french
        ? `Les ${number(shown)} premières lignes sur ${number(all)}\u00a0; le CSV les contient toutes.`
        : `The first ${number(shown)} rows of ${number(all)}; the CSV holds them all.`,
    sized: (name, low, high) =>
      french
        ? `Taille\u00a0: ${name}, de ${format.general(low)} à ${format.general(high)}.`
        : `Size: ${name}, ${format.general(low)} to ${format.general(high)}.`,
    interval: (label) => (french ? `Trait fin\u00a0: ${label}.` : `Thin line: ${label}.`),
  }
}
