/** Something a reader of a run should know, as data: the same notice can be told in each language. */
export type Notice =
  | { code: 'unusable_rows'; rows: number }
  | { code: 'negative'; rows: number; dfus: number }
  | { code: 'duplicates'; rows: number }
  | { code: 'unknown_dfus'; dfus: number; examples: string[] }
  | { code: 'no_facts_dfus'; dfus: number }
  | { code: 'gaps'; months: number; dfus: number }
  | { code: 'empty_months'; months: string[] }
  | { code: 'not_monthly'; spacing: 'quarterly' | 'yearly' | 'one month' }
  | { code: 'short_window'; months: number; wanted: number }
  | { code: 'no_year_over_year'; months: number }
  | { code: 'no_growth'; months: number }
  | { code: 'no_demand'; dfus: number }
  | { code: 'excluded'; dfus: number; min_months: number }
  | { code: 'out_of_window'; dfus: number }
  | { code: 'k_left_out'; ks: number[]; dfus: number }
  | { code: 'not_settled' }
  | { code: 'match_other_columns'; run_id: number }
  | { code: 'match_deleted'; run_id: number }
  | { code: 'no_volume_curves' }

type Say = (en: string, fr: string) => string

/**
 * A notice as one sentence.
 *
 * @param notice - data of the run.
 * @param lang - `fr` or `en`.
 */
export function wordNotice(notice: Notice, lang: 'fr' | 'en'): string {
  const say: Say = (en, fr) => (lang === 'fr' ? fr : en)
  switch (notice.code) {
    case 'unusable_rows':
      return say(
        `${notice.rows} rows without a DFU or a readable month were left out.`,
        `${notice.rows} lignes sans DFU ou sans mois lisible sont écartées.`,
      )
    case 'negative':
      return say(
        `${notice.rows} rows of ${notice.dfus} DFUs are negative (returns); they were kept and summed.`,
        `${notice.rows} lignes de ${notice.dfus} DFU sont négatives (retours) ; elles sont gardées et sommées.`,
      )
    case 'duplicates':
      return say(
        `${notice.rows} rows repeat a DFU and month; they were summed.`,
        `${notice.rows} lignes répètent un DFU et un mois ; elles sont sommées.`,
      )
    case 'unknown_dfus':
      return say(
        `${notice.dfus} DFUs have sales but are not in dim_dfu, for example ${notice.examples.join(', ')}.`,
        `${notice.dfus} DFU ont des ventes mais ne sont pas dans dim_dfu, par exemple ${notice.examples.join(', ')}.`,
      )
    case 'no_facts_dfus':
      return say(`${notice.dfus} DFUs of dim_dfu have no sales.`, `${notice.dfus} DFU de dim_dfu n’ont pas de ventes.`)
    case 'gaps':
      return say(
        `${notice.months} months without a record inside the life of ${notice.dfus} DFUs count as 0.`,
        `${notice.months} mois sans enregistrement dans la vie de ${notice.dfus} DFU comptent pour 0.`,
      )
    case 'empty_months':
      return say(`No DFU has a record in ${notice.months.join(', ')}.`, `Aucun DFU n’a d’enregistrement en ${notice.months.join(', ')}.`)
    case 'not_monthly':
      return spacingSentence(notice.spacing, say)
    case 'short_window':
      return say(
        `The sales cover ${notice.months} of the ${notice.wanted} months of the window.`,
        `Les ventes couvrent ${notice.months} des ${notice.wanted} mois de la fenêtre.`,
      )
    case 'no_year_over_year':
      return say(
        `${notice.months} months are too few to compare a month with the year before (15 are needed): no year_over_year_correlation and no seasonal label.`,
        `${notice.months} mois ne suffisent pas pour comparer un mois à l’année précédente (il en faut 15) : pas de year_over_year_correlation ni d’étiquette saisonnière.`,
      )
    case 'no_growth':
      return say(
        `${notice.months} months are too few for growth_rate (24 are needed).`,
        `${notice.months} mois ne suffisent pas pour growth_rate (il en faut 24).`,
      )
    case 'no_demand':
      return say(
        `${notice.dfus} DFUs have no demand at all in the window; their undefined features take the median.`,
        `${notice.dfus} DFU n’ont aucune demande dans la fenêtre ; leurs variables indéfinies prennent la médiane.`,
      )
    case 'excluded':
      return say(
        `${notice.dfus} DFUs were left out: fewer than ${notice.min_months} months since their first record.`,
        `${notice.dfus} DFU sont écartés : moins de ${notice.min_months} mois depuis leur premier enregistrement.`,
      )
    case 'out_of_window':
      return say(
        `${notice.dfus} DFUs were left out: no record in the window.`,
        `${notice.dfus} DFU sont écartés : aucun enregistrement dans la fenêtre.`,
      )
    case 'k_left_out':
      return say(
        `K = ${notice.ks.join(', ')} was not tried: only ${notice.dfus} DFUs.`,
        `K = ${notice.ks.join(', ')} n’est pas essayé : ${notice.dfus} DFU seulement.`,
      )
    case 'not_settled':
      return say('KMeans stopped before it settled.', 'KMeans s’est arrêté sans s’être stabilisé.')
    case 'match_other_columns':
      return say(
        `Clusters are numbered by size: run ${notice.run_id} used other columns.`,
        `Groupes numérotés par effectif : l’exécution ${notice.run_id} utilisait d’autres colonnes.`,
      )
    case 'match_deleted':
      return say(
        `Clusters are numbered by size: run ${notice.run_id} was deleted.`,
        `Groupes numérotés par effectif : l’exécution ${notice.run_id} a été supprimée.`,
      )
    case 'no_volume_curves':
      return say(
        'Seasonal curves are not shown: a file of features does not hold them.',
        'Les courbes saisonnières manquent : un fichier de variables ne les contient pas.',
      )
  }
}

function spacingSentence(spacing: 'quarterly' | 'yearly' | 'one month', say: Say): string {
  if (spacing === 'one month') return say('All sales fall in one month.', 'Toutes les ventes tombent sur un seul mois.')
  const [en, fr] = spacing === 'quarterly' ? ['quarterly', 'trimestrielles'] : ['yearly', 'annuelles']
  return say(
    `The sales look ${en}: the months between count as 0, which makes every DFU look intermittent or seasonal. Import monthly sales.`,
    `Les ventes semblent ${fr} : les mois entre deux comptent pour 0, et chaque DFU paraît intermittent ou saisonnier. Importez des ventes mensuelles.`,
  )
}
