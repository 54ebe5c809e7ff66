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
}

const text = (name: string, synonyms: readonly string[], required = false): TableColumn => ({ name, type: 'text', required, synonyms })
const number = (name: string, synonyms: readonly string[]): TableColumn => ({ name, type: 'number', required: false, synonyms })

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

/** Tables that a file can be bound to (requirement 1); `lots_to_score` is only read, by `lots score`. */
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
} as const satisfies Record<string, TableShape>

export type TableName = keyof typeof TABLES
