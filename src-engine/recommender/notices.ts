/** Something a reader of the data or of a run should know, as data: the same notice is told in each language. */
export type Notice =
  | { code: 'empty_baskets'; rows: number }
  | { code: 'bad_weights'; rows: number }
  | { code: 'huge_rows'; rows: number; limit: number; share: number }
  | { code: 'duplicate_rows'; rows: number }
  | { code: 'unknown_products'; products: number; examples: string[] }
  | { code: 'no_details' }
  | { code: 'no_professions' }
  | { code: 'rows_without_profession'; rows: number }
  | { code: 'no_own_brand' }
  | { code: 'couples_leak' }
  | { code: 'couples_unknown'; products: number; professions: string[] }
  | { code: 'pairs_min_count'; count: number }
  | { code: 'no_holdout' }
  | { code: 'few_questions'; baskets: number }
  | { code: 'not_reproducible' }
  | { code: 'ease_part'; items: number; of: number }
  | { code: 'protocol_absent'; sets: number }
  | { code: 'stopped_early'; epochs: number }
  | { code: 'made_tables'; tables: string[] }
  | { code: 'lines_left_out'; lines: number }
  | { code: 'said'; text: string }

type Say = (en: string, fr: string) => string

/** A notice as one sentence. */
export function wordNotice(notice: Notice, lang: 'fr' | 'en'): string {
  const say: Say = (en, fr) => (lang === 'fr' ? fr : en)
  const percent = (share: number) => say(`${(100 * share).toFixed(0)}%`, `${(100 * share).toFixed(0)} %`)
  switch (notice.code) {
    case 'empty_baskets':
      return say(
        `${notice.rows} rows hold no product; they are left out.`,
        `${notice.rows} lignes ne contiennent aucun produit ; elles sont écartées.`,
      )
    case 'bad_weights':
      return say(
        `${notice.rows} rows have a NB_OCCURENCES_COMMANDE that is no number above 0; they count once, and --weight occ refuses them.`,
        `${notice.rows} lignes ont une NB_OCCURENCES_COMMANDE qui n’est pas un nombre positif ; elles comptent une fois, et --weight occ les refuse.`,
      )
    case 'huge_rows':
      return say(
        `${notice.rows} rows hold more than ${notice.limit} products and would make ${percent(notice.share)} of all pairs; they count for popularity, not for pairs and EASE.`,
        `${notice.rows} lignes contiennent plus de ${notice.limit} produits et feraient ${percent(notice.share)} des paires ; elles comptent pour la popularité, pas pour les paires ni EASE.`,
      )
    case 'duplicate_rows':
      return say(
        `${notice.rows} rows repeat the profession and the products of an earlier row; they count each time.`,
        `${notice.rows} lignes répètent le métier et les produits d’une ligne précédente ; elles comptent chaque fois.`,
      )
    case 'unknown_products':
      return say(
        `${notice.products} products sold are not in details (${notice.examples.join(', ')}…): they have no label and no range.`,
        `${notice.products} produits vendus ne sont pas dans details (${notice.examples.join(', ')}…) : ils n’ont ni libellé ni gamme.`,
      )
    case 'no_details':
      return say(
        'There is no table of products: suggestions have no labels, ranges or own brand.',
        'Il n’y a pas de table de produits : les suggestions n’ont ni libellé, ni gamme, ni marque propre.',
      )
    case 'no_professions':
      return say(
        'No row names a profession: all baskets are one population.',
        'Aucune ligne ne nomme de métier : tous les paniers forment une seule population.',
      )
    case 'rows_without_profession':
      return say(
        `${notice.rows} rows name no profession; they count for all together only.`,
        `${notice.rows} lignes ne nomment pas de métier ; elles ne comptent que pour l’ensemble.`,
      )
    case 'no_own_brand':
      return say(
        'No product is marked as own brand: its boost has no effect.',
        'Aucun produit n’est de marque propre : son bonus est sans effet.',
      )
    case 'couples_leak':
      return say(
        'The pairs come from a table counted outside, which may hold the baskets that were kept aside: an evaluation of this run leaks.',
        'Les paires viennent d’une table comptée ailleurs, qui peut contenir les paniers mis de côté : une évaluation de cet entraînement fuit.',
      )
    case 'couples_unknown':
      return say(
        `couples names ${notice.products} products that were never sold${professionsOf(notice.professions, ' and the professions ')}; those pairs are left out.`,
        `couples nomme ${notice.products} produits jamais vendus${professionsOf(notice.professions, ' et les métiers ')} ; ces paires sont écartées.`,
      )
    case 'pairs_min_count':
      return say(
        `Pairs in fewer than ${notice.count} baskets were left out to bound the memory.`,
        `Les paires présentes dans moins de ${notice.count} paniers sont écartées pour borner la mémoire.`,
      )
    case 'no_holdout':
      return say(
        'No basket was kept aside: all epochs were run, and there is nothing to evaluate on.',
        'Aucun panier n’est mis de côté : toutes les époques sont faites, et rien ne permet d’évaluer.',
      )
    case 'few_questions':
      return say(
        `Only ${notice.baskets} baskets were kept aside: the figures of an epoch are rough.`,
        `Seulement ${notice.baskets} paniers sont mis de côté : les chiffres d’une époque sont grossiers.`,
      )
    case 'not_reproducible':
      return say(
        'Several threads train without locks: the same data and seed will not give the same bits. --deterministic does.',
        'Plusieurs fils entraînent sans verrou : mêmes données et même graine ne donnent pas les mêmes bits. --deterministic le fait.',
      )
    case 'ease_part':
      return say(
        `The EASE matrix covers the ${notice.items} best sellers of ${notice.of} products; the others rely on pairs.`,
        `La matrice EASE couvre les ${notice.items} meilleures ventes sur ${notice.of} produits ; les autres reposent sur les paires.`,
      )
    case 'protocol_absent':
      return say(
        `${notice.sets} product sets of the protocol are in no row of the sales.`,
        `${notice.sets} ensembles de produits du protocole ne sont dans aucune ligne des ventes.`,
      )
    case 'stopped_early':
      return say(
        `Training was cancelled after ${notice.epochs} epochs; the best of them is kept.`,
        `L’entraînement a été annulé après ${notice.epochs} époques ; la meilleure est gardée.`,
      )
    case 'made_tables':
      return say(
        `Made from the order lines: ${notice.tables.join(', ')}.`,
        `Construit à partir des lignes de commande : ${notice.tables.join(', ')}.`,
      )
    case 'lines_left_out':
      return say(
        `${notice.lines} lines without order, product or positive quantity were left out.`,
        `${notice.lines} lignes sans commande, sans produit ou sans quantité positive sont écartées.`,
      )
    case 'said':
      return notice.text
  }
}

const professionsOf = (names: readonly string[], before: string) => (names.length === 0 ? '' : `${before}${names.join(', ')}`)

/** Notices as an answer carries them. */
export const toldNotices = (notices: readonly Notice[]) => ({
  warnings: notices.map((notice) => wordNotice(notice, 'en')),
  warnings_fr: notices.map((notice) => wordNotice(notice, 'fr')),
})
