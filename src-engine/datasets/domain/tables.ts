/** One column of a table of the project that a file can be bound to. */
export interface TableColumn {
  name: string
  type: 'text' | 'number' | 'date'
  required: boolean
  /** Names under which files carry it, French and English; case, accents, spaces, punctuation and units in brackets do not count. */
  synonyms: readonly string[]
}

export interface TableShape {
  columns: readonly TableColumn[]
  /** At least one of these must be bound. */
  oneOf: readonly string[]
  /** Whether the other columns of the file are kept too, in the column `extra` as JSON. */
  others?: boolean
}

const text = (name: string, synonyms: readonly string[] = [], required = false): TableColumn => ({ name, type: 'text', required, synonyms })
const number = (name: string, synonyms: readonly string[] = [], required = false): TableColumn => ({
  name,
  type: 'number',
  required,
  synonyms,
})

const codeLot = [
  'code lot',
  'lot',
  'numéro de lot',
  'numéro lot',
  'num lot',
  'n° lot',
  'n° de lot',
  'no lot',
  'lot code',
  'lot number',
  'batch',
  'batch number',
]
const lotId = ['lot id', 'id lot', 'identifiant lot', 'identifiant du lot']

const ofLot: readonly TableColumn[] = [
  text('lot_id', lotId),
  text('site_code', ['site', 'code site', 'code du site', 'site code', 'nom du site', 'plant', 'farm']),
  text('genetique', ['génétique', 'genetics', 'genetic', 'breed', 'race', 'souche', 'strain']),
  {
    name: 'date_mise_en_gavage',
    type: 'date',
    required: false,
    synonyms: [
      'date mise en gavage',
      'date de mise en gavage',
      'mise en gavage',
      'date début gavage',
      'date de début',
      'start date',
      'date',
    ],
  },
  text('season', ['saison', 'season']),
  number('itm', ['indice technique de marge', 'indice technique']),
  number('sigma', ['écart type', 'écart-type foie', 'standard deviation', 'std']),
  number('pctg_perte_gavage', [
    '% perte',
    '% pertes',
    'perte',
    'pertes',
    'pourcentage perte',
    'taux de perte',
    'pctg perte',
    'mortalité',
    'loss',
    'loss rate',
    'mortality',
  ]),
  number('total_corn_real', ['maïs total', 'total maïs', 'maïs total réel', 'maïs réel', 'total corn', 'corn total', 'corn']),
  number('nb_meg', ['nombre mis en gavage', 'nb mis en gavage', 'nombre de canards', 'effectif', 'nombre meg', 'headcount', 'animals']),
  number('poids_foie_moyen_g', [
    'poids foie',
    'poids foie moyen',
    'poids moyen foie',
    'poids moyen du foie',
    'poids de foie',
    'liver weight',
    'mean liver weight',
  ]),
]

const daysFed = number('duree_gavage', ['durée gavage', 'durée de gavage', 'durée', 'nb jours', 'nombre de jours', 'duration', 'days'])

const dfuId = ['dfu', 'id dfu', 'dfu key', 'demand forecast unit']
const itemId = ['item', 'id item', 'article', 'code article', 'sku', 'product', 'product id', 'produit', 'id produit', 'part', 'material']
const location = [
  'location id',
  'loc',
  'county',
  'lieu',
  'emplacement',
  'store',
  'magasin',
  'depot',
  'dépôt',
  'warehouse',
  'customer group',
]

const productId = [
  ...itemId,
  'id produits',
  'produit id',
  'product code',
  'code produit',
  'stock code',
  'stockcode',
  'référence',
  'ref',
  'ref produit',
  'référence article',
  'item code',
]
const professionWords = [
  'profession',
  'métier',
  'métier client',
  'profession du client',
  'segment',
  'customer segment',
  'client type',
  'type client',
  'corps de métier',
  'trade',
]
const ofProduct: readonly TableColumn[] = [
  text('LIB_PRODUIT', [
    'libellé',
    'libellé produit',
    'désignation',
    'description',
    'label',
    'product name',
    'product label',
    'nom du produit',
    'nom',
  ]),
  text('ID_GAMME', ['gamme', 'id gamme', 'range', 'range id', 'famille', 'family', 'code gamme']),
  text('LIB_GAMME', ['libellé gamme', 'range name', 'range label', 'nom de la gamme', 'libellé famille']),
  text('ID_UNIVERS', ['univers', 'id univers', 'universe', 'rayon', 'department', 'code univers']),
  text('LIB_UNIVERS', ['libellé univers', 'universe name', 'universe label', 'libellé rayon']),
  text('ID_MARQUE', ['marque propre', 'mdd', 'private label', 'own brand', 'is private label', 'id marque', 'est mdd']),
]

/** Tables that a file can be bound to (requirements 1, 2 and 3); `lots_to_score` and `order_lines` are only read. */
export const TABLES = {
  lots: { oneOf: [], columns: [text('code_lot', codeLot, true), ...ofLot] },
  lots_to_score: { oneOf: [], columns: [text('code_lot', codeLot), ...ofLot, daysFed] },
  gavage_data: {
    oneOf: ['code_lot', 'lot_id'],
    columns: [
      text('code_lot', codeLot),
      text('lot_id', lotId),
      text('jour', ['jour gavage', 'jour de gavage', 'date', 'day', 'j'], true),
      number('repas', ['numéro de repas', 'n° repas', 'numéro repas', 'meal', 'feeding']),
      number('corn_real', ['maïs réel', 'dose réelle', 'maïs', 'quantité maïs', 'corn', 'corn real', 'real dose']),
      number('nb_morts', ['morts', 'nombre de morts', 'mortalité', 'dead', 'deaths']),
    ],
  },
  fact_sales_monthly: {
    oneOf: ['dfu_id', 'item_id'],
    columns: [
      text('dfu_id', dfuId),
      text('item_id', itemId),
      text('location', location),
      text('month', ['mois', 'date', 'year month', 'année mois', 'period', 'période', 'start date'], true),
      number(
        'demand',
        ['qty', 'quantity', 'qty bottles', 'bottles', 'quantité', 'demande', 'sales qty', 'units', 'unités', 'volume'],
        true,
      ),
    ],
  },
  dim_item: {
    oneOf: [],
    others: true,
    columns: [
      text('item_id', itemId, true),
      text('category', ['catégorie']),
      text('class', ['classe']),
      text('sub_class', ['sous classe', 'subclass']),
      text('brand_name', ['brand', 'marque']),
      text('country', ['pays']),
      text('national_service_model'),
      number('case_weight', ['poids caisse']),
      number('item_proof', ['proof']),
      number('bpc', ['bottles per case']),
      number('bottle_pack', ['inner pack']),
      number('pack_case', ['pack']),
    ],
  },
  dim_dfu: {
    oneOf: ['dfu_id', 'item_id'],
    others: true,
    columns: [
      text('dfu_id', dfuId),
      text('item_id', itemId),
      text('location', location),
      text('brand', ['marque', 'brand name']),
      text('region', ['région']),
      text('state_plan', ['state']),
      text('sales_div', ['sales division']),
      text('prod_cat_desc', ['product category', 'catégorie produit']),
      text('abc_vol', ['abc']),
      text('service_lvl_grp', ['service level group']),
      text('supergroup'),
      number('execution_lag'),
      number('total_lt', ['lead time', 'total lead time', 'délai total']),
      number('alcoh_pct', ['alcohol', 'abv', 'alcool']),
      number('proof'),
    ],
  },
  ventes: {
    oneOf: [],
    columns: [
      text(
        'LIST_ID_PRODUITS',
        ['list id produits', 'liste id produits', 'liste produits', 'products', 'product ids', 'produits', 'basket', 'panier', 'items'],
        true,
      ),
      text('PROFESSION_CLIENT', professionWords),
      text('NB_OCCURENCES_COMMANDE', [
        'nb occurrences commande',
        'nb occurences',
        'nb occurrences',
        'occurrences',
        'count',
        'nombre',
        'nb commandes',
        'orders',
      ]),
    ],
  },
  details: { oneOf: [], columns: [text('ID_PRODUIT', productId, true), ...ofProduct] },
  couples: {
    oneOf: [],
    columns: [
      text('ID_PRODUIT_A', ['produit a', 'product a', 'a', 'item a', 'antecedent'], true),
      text('ID_PRODUIT_B', ['produit b', 'product b', 'b', 'item b', 'consequent'], true),
      text('OCCURENCE_PAIR', ['occurrence pair', 'occurrences', 'nb occurrences', 'count', 'n'], true),
      text('PROFESSION_CLIENT', professionWords),
    ],
  },
  order_lines: {
    oneOf: [],
    columns: [
      text(
        'order_id',
        [
          'order',
          'commande',
          'id commande',
          'n° commande',
          'numéro de commande',
          'num commande',
          'invoice',
          'invoice no',
          'facture',
          'n° facture',
          'ticket',
          'transaction',
          'transaction id',
          'basket id',
        ],
        true,
      ),
      text('product_id', productId, true),
      number('quantity', ['qty', 'quantité', 'qte', 'qté', 'units']),
      text('profession', professionWords),
      text('date', ['date commande', 'date de commande', 'order date', 'invoice date', 'jour']),
      ...ofProduct,
    ],
  },
} as const satisfies Record<string, TableShape>

export type TableName = keyof typeof TABLES
