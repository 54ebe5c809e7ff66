import type { FeatureName } from './features.ts'

/** Something a reader of a run should know, as data: the same notice can be told in each language. */
export type Notice =
  | { code: 'feature_missing'; feature: FeatureName; lots: number }
  | { code: 'feature_constant'; feature: FeatureName }
  | { code: 'word_unknown'; filter: string; word: string }
  | { code: 'season_derived'; lots: number }
  | { code: 'not_settled'; passes: number }
  | { code: 'segment_unnamed'; lots: number }
  | { code: 'match_other_features'; run_id: number }
  | { code: 'match_deleted'; run_id: number }

/**
 * A notice as one sentence.
 *
 * @param notice - data of the run.
 * @param lang - `fr` or `en`.
 */
export function wordNotice(notice: Notice, lang: 'fr' | 'en'): string {
  const say = (en: string, fr: string) => (lang === 'fr' ? fr : en)
  switch (notice.code) {
    case 'feature_missing':
      return say(
        `${notice.feature} was left out: none of the ${notice.lots} lots has a value.`,
        `${notice.feature} est écartée : aucun des ${notice.lots} lots n’a de valeur.`,
      )
    case 'feature_constant':
      return say(
        `${notice.feature} was left out: it has the same value in every lot.`,
        `${notice.feature} est écartée : sa valeur est la même pour tous les lots.`,
      )
    case 'word_unknown':
      return say(`${notice.filter}: no lot has ${notice.word}.`, `${notice.filter} : aucun lot n’a ${notice.word}.`)
    case 'season_derived':
      return say(
        `The season of ${notice.lots} lots was derived from date_mise_en_gavage.`,
        `La saison de ${notice.lots} lots est déduite de date_mise_en_gavage.`,
      )
    case 'not_settled':
      return say(
        `KMeans stopped after ${notice.passes} passes before it settled.`,
        `KMeans s’est arrêté après ${notice.passes} passes sans s’être stabilisé.`,
      )
    case 'segment_unnamed':
      return say(
        `${notice.lots} lots have no site or no genetics; their segments show "?".`,
        `${notice.lots} lots n’ont pas de site ou de génétique ; leurs segments montrent « ? ».`,
      )
    case 'match_other_features':
      return say(
        `Clusters are numbered by size: run ${notice.run_id} uses other features.`,
        `Groupes numérotés par effectif : l’exécution ${notice.run_id} utilise d’autres variables.`,
      )
    case 'match_deleted':
      return say(
        `Clusters are numbered by size: run ${notice.run_id} was deleted.`,
        `Groupes numérotés par effectif : l’exécution ${notice.run_id} a été supprimée.`,
      )
  }
}
