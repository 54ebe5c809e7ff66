import type { Block, Language, Report } from '#engine/reports/port'
import { createFormat } from '#engine/reports/port'
import type { RunDetails } from './answers/contract.ts'
import type { FilterName } from './domain/filters.ts'
import { clusterBlocks, doubtfulBlocks, segmentBlocks, shapeBlocks } from './report-blocks.ts'
import type { LotsReportFacts, Say, Tongue } from './report-facts.ts'

/**
 * The report of a run of lots: profile, sizes, map, confidence, segments, doubtful lots, warnings and lineage.
 *
 * @param facts - answers of the run; nothing else is read, so the same facts give the same report.
 */
export function lotsReport(facts: LotsReportFacts, lang: Language): Report {
  const say: Say = (en, fr) => (lang === 'fr' ? fr : en)
  const tongue = { say, format: createFormat(lang), lang }
  const { run, project } = facts
  return {
    title: say(`Lots · run ${run.run_id}, ${run.n_clusters} clusters`, `Lots · exécution ${run.run_id}, ${run.n_clusters} groupes`),
    subtitle: subtitle(run, say),
    lang,
    createdAt: run.created_at,
    lineage: [
      { label: say('project', 'projet'), value: project },
      { label: say('run', 'exécution'), value: String(run.run_id), onFigures: true },
      { label: say('data', 'données'), value: run.data_hash.slice(0, 12), onFigures: true },
      { label: say('seed', 'graine'), value: String(run.params.random_state), onFigures: true },
      { label: say('model version', 'version du modèle'), value: run.modele_version },
      { label: 'Tessera', value: run.code_version },
    ],
    blocks: [
      ...summary(facts, tongue),
      ...clusterBlocks(facts, tongue),
      ...shapeBlocks(facts, tongue),
      ...segmentBlocks(facts, tongue),
      ...doubtfulBlocks(facts, tongue),
      ...method(facts, tongue),
    ],
  }
}

function subtitle({ params }: RunDetails, say: Say): string {
  const { site_codes, genetique, seasons, min_duree_gavage, max_duree_gavage } = params
  const parts = [
    site_codes && `${say('sites', 'sites')} ${site_codes.join(', ')}`,
    genetique && `${say('genetics', 'génétique')} ${genetique}`,
    seasons && `${say('seasons', 'saisons')} ${seasons.join(', ')}`,
    min_duree_gavage !== null && `${say('at least', 'au moins')} ${min_duree_gavage} ${say('days', 'jours')}`,
    max_duree_gavage !== null && `${say('at most', 'au plus')} ${max_duree_gavage} ${say('days', 'jours')}`,
  ].filter((part) => typeof part === 'string')
  return parts.length > 0 ? parts.join(' · ') : say('all lots of the project', 'tous les lots du projet')
}

function summary({ run, confidence }: LotsReportFacts, { say, format, lang }: Tongue): Block[] {
  const { n_lots, excluded_rows, silhouette, avg_confidence, inertia, matched_run_id, matched_share } = run
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: say('Summary', 'Résumé') },
    {
      kind: 'facts',
      facts: [
        { label: 'Lots', value: n_lots, definition: say('Assigned to a cluster.', 'Affectés à un groupe.') },
        {
          label: say('Excluded', 'Exclus'),
          value: excluded_rows,
          definition: say('A value of a used feature is missing.', 'Une valeur d’une variable utilisée manque.'),
        },
        {
          label: 'Silhouette',
          value: silhouette,
          digits: 2,
          definition: say('How well lots fit their own cluster, −1 to 1.', 'Adéquation des lots à leur groupe, de −1 à 1.'),
        },
        {
          label: say('Confidence', 'Confiance'),
          value: avg_confidence,
          digits: 2,
          definition: say(
            'Mean of (d2 − d1) / d2: 0 on a border, 1 at a centroid.',
            'Moyenne de (d2 − d1) / d2 : 0 sur une frontière, 1 au centre.',
          ),
        },
        {
          label: say('Inertia', 'Inertie'),
          value: inertia,
          digits: 1,
          definition: say(
            'Sum of squared distances to the own centroid, scaled features.',
            'Somme des carrés des distances au centre, variables réduites.',
          ),
        },
        {
          label: say('Near a border', 'Près d’une frontière'),
          value: confidence.low.n,
          definition: `${say('Confidence under', 'Confiance sous')} ${format.number(confidence.low.under, 2)}.`,
        },
      ],
    },
  ]
  if (matched_run_id !== null) {
    const share =
      matched_share === null
        ? ''
        : ` ${say(`${format.share(matched_share)} of the common lots keep theirs.`, `${format.share(matched_share)} des lots communs gardent le leur.`)}`
    blocks.push({
      kind: 'note',
      tone: 'info',
      text: `${say(`Cluster numbers follow run ${matched_run_id}.`, `Numéros alignés sur l’exécution ${matched_run_id}.`)}${share}`,
    })
  }
  return [...blocks, ...(lang === 'fr' ? run.warnings_fr : run.warnings).map((text): Block => ({ kind: 'note', tone: 'warning', text }))]
}

const FILTER_WORDS: Record<FilterName, Record<Language, string>> = {
  site_codes: { fr: 'sites', en: 'sites' },
  genetique: { fr: 'génétique', en: 'genetics' },
  seasons: { fr: 'saisons', en: 'seasons' },
  min_duree_gavage: { fr: 'durée minimale', en: 'shortest duration' },
  max_duree_gavage: { fr: 'durée maximale', en: 'longest duration' },
  missing_values: { fr: 'valeur manquante', en: 'missing value' },
}

function method({ run }: LotsReportFacts, { say, lang }: Tongue): Block[] {
  const { params, iterations, removed, n_lots } = run
  const first = removed.length > 0 ? removed[0].removed + removed[0].left : n_lots
  return [
    { kind: 'heading', level: 1, text: say('Data and method', 'Données et méthode') },
    {
      kind: 'table',
      title: say('From all lots to the lots of the run', 'De tous les lots aux lots de l’exécution'),
      columns: [
        { label: say('step', 'étape'), type: 'text' },
        { label: say('asked', 'demandé'), type: 'text' },
        { label: say('removed', 'retirés'), type: 'number' },
        { label: say('left', 'restants'), type: 'number' },
      ],
      rows: [
        [say('all lots', 'tous les lots'), '', 0, first],
        ...removed.map((step) => [FILTER_WORDS[step.filter][lang], step.value, step.removed, step.left]),
      ],
    },
    {
      kind: 'paragraph',
      text: say(
        `KMeans (k-means++, ${params.n_init} starts, ${iterations} passes in the best one) on features scaled to mean 0 and standard deviation 1. The start with the lowest inertia is kept; the same data, parameters and seed give the same result.`,
        `KMeans (k-means++, ${params.n_init} départs, ${iterations} passes pour le meilleur) sur les variables centrées et réduites. Le départ de plus faible inertie est gardé ; mêmes données, mêmes paramètres et même graine donnent le même résultat.`,
      ),
    },
  ]
}
