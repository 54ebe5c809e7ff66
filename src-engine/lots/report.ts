import type { Block, Format, Language, Report } from '#engine/reports/port'
import { createFormat } from '#engine/reports/port'
import type { Assignment, Cluster, RunDetails, Segment } from './answers/contract.ts'
import { FEATURE_WORDS, type FeatureName } from './domain/features.ts'

/** Everything the report of a run shows, as the run's own answers. */
export interface LotsReportFacts {
  project: string
  run: RunDetails
  segments: Segment[]
  map: {
    explained: readonly number[]
    x: readonly number[]
    y: readonly number[]
    cluster_ids: readonly number[]
    centroids: readonly { cluster_id: number; x: number; y: number }[]
  }
  confidence: {
    edges: readonly number[]
    low: { under: number; n: number }
    clusters: readonly { cluster_id: number; counts: readonly number[] }[]
  }
  /** Lots nearest to a border, least certain first. */
  doubtful: Assignment[]
}

type Say = (en: string, fr: string) => string
interface Tongue {
  say: Say
  format: Format
  lang: Language
}

const SEGMENTS_SHOWN = 60

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
      { label: say('date', 'date'), value: tongue.format.date(run.created_at) },
      { label: 'Tessera', value: run.code_version },
    ],
    blocks: [
      ...summary(facts, tongue),
      ...clusters(facts, tongue),
      ...shape(facts, tongue),
      ...segments(facts, tongue),
      ...doubtful(facts, tongue),
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

function summary({ run, confidence }: LotsReportFacts, { say, format }: Tongue): Block[] {
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
  return [...blocks, ...run.warnings.map((text): Block => ({ kind: 'note', tone: 'warning', text }))]
}

function clusters({ run }: LotsReportFacts, { say, format, lang }: Tongue): Block[] {
  const { features, overall } = run
  const words = features.map((feature) => ({
    feature,
    label: FEATURE_WORDS[feature][lang],
    unit: FEATURE_WORDS[feature].unit[lang],
    digits: FEATURE_WORDS[feature].digits,
  }))
  return [
    { kind: 'heading', level: 1, text: say('Clusters', 'Groupes') },
    {
      kind: 'chart',
      title: say('Profile of the clusters', 'Profil des groupes'),
      finding: run.clusters.map((cluster) => strongest(cluster, features, { say, format, lang })).join(' '),
      chart: {
        type: 'heat-map',
        rows: words.map(({ label, unit, digits }) => ({ label, unit, digits })),
        columns: [
          { label: say('all', 'tous') },
          ...run.clusters.map(({ cluster_id }) => ({ label: String(cluster_id), category: cluster_id })),
        ],
        values: words.map(({ feature }) => [overall.means[feature], ...run.clusters.map(({ means }) => means[feature])]),
        shades: words.map(({ feature }) => [0, ...run.clusters.map(({ z }) => z[feature])]),
        scale: {
          type: 'diverging',
          label: say('z: distance to the mean of all lots', 'z : écart à la moyenne de tous les lots'),
          high: 1.5,
          digits: 1,
        },
      },
    },
    {
      kind: 'table',
      title: say('Sizes', 'Effectifs'),
      columns: [
        { label: say('cluster', 'groupe'), type: 'category' },
        { label: 'lots', type: 'number' },
        { label: say('share', 'part'), type: 'share', digits: 1 },
        { label: say('mean confidence', 'confiance moyenne'), type: 'number', digits: 2 },
        { label: say('number kept', 'numéro conservé'), type: 'text' },
      ],
      rows: run.clusters.map(({ cluster_id, n, share, avg_confidence, matched }) => [
        cluster_id,
        n,
        share,
        avg_confidence,
        matched ? say('yes', 'oui') : say('no', 'non'),
      ]),
    },
    {
      kind: 'chart',
      title: say('What separates the clusters', 'Ce qui sépare les groupes'),
      finding: separationFinding(run, { say, format, lang }),
      chart: {
        type: 'bars',
        value: { label: say('share of the variance between clusters (η²)', 'part de la variance entre groupes (η²)'), type: 'share' },
        bars: words.map(({ feature, label }) => ({ label, value: run.separation[feature] })).sort((a, b) => b.value - a.value),
      },
    },
  ]
}

/** The feature in which a cluster differs most, as a sentence. */
function strongest({ cluster_id, z }: Cluster, features: readonly FeatureName[], { say, format, lang }: Tongue): string {
  const feature = features.reduce((most, one) => (Math.abs(z[one]) > Math.abs(z[most]) ? one : most))
  const { [lang]: label } = FEATURE_WORDS[feature]
  return `${say(`Cluster ${cluster_id}: ${label}`, `Groupe ${cluster_id} : ${label}`)} ${format.signed(z[feature], 1)} σ.`
}

function separationFinding({ features, separation }: RunDetails, { say, format, lang }: Tongue): string {
  const [first, second] = [...features].sort((a, b) => separation[b] - separation[a])
  const named = (feature: FeatureName) => `${FEATURE_WORDS[feature][lang]} (${format.share(separation[feature])})`
  if (second === undefined) return say(`Only ${named(first)} was used.`, `Seule variable utilisée : ${named(first)}.`)
  return say(`${named(first)} separates them most, then ${named(second)}.`, `${named(first)} les sépare le plus, puis ${named(second)}.`)
}

function shape({ map, confidence, run }: LotsReportFacts, { say, format }: Tongue): Block[] {
  const [first, second] = map.explained
  const lots = { label: 'lots' }
  return [
    { kind: 'heading', level: 1, text: say('Shape', 'Forme') },
    {
      kind: 'chart',
      title: say('Lots on two principal components', 'Lots sur deux composantes principales'),
      finding: say(
        `The two components show ${format.share(first + second)} of the variance.`,
        `Les deux composantes portent ${format.share(first + second)} de la variance.`,
      ),
      chart: {
        type: 'scatter',
        x: { label: say(`component 1 (${format.share(first)})`, `composante 1 (${format.share(first)})`), digits: 2 },
        y: { label: say(`component 2 (${format.share(second)})`, `composante 2 (${format.share(second)})`), digits: 2 },
        xs: [...map.x],
        ys: [...map.y],
        categories: [...map.cluster_ids],
        centers: map.centroids.map(({ cluster_id, x, y }) => ({ category: cluster_id, x, y })),
      },
    },
    {
      kind: 'chart',
      title: say('Confidence by cluster', 'Confiance par groupe'),
      finding: say(
        `${format.number(confidence.low.n)} of ${format.number(run.n_lots)} lots lie near a border (confidence under ${format.number(confidence.low.under, 2)}).`,
        `${format.number(confidence.low.n)} lots sur ${format.number(run.n_lots)} sont près d’une frontière (confiance sous ${format.number(confidence.low.under, 2)}).`,
      ),
      chart: {
        type: 'multiples',
        panels: confidence.clusters.map(({ cluster_id, counts }) => ({
          title: say(`Cluster ${cluster_id}`, `Groupe ${cluster_id}`),
          category: cluster_id,
          chart: {
            type: 'histogram',
            value: { label: say('confidence', 'confiance'), digits: 2 },
            count: lots,
            edges: [...confidence.edges],
            counts: [...counts],
            category: cluster_id,
          },
        })),
      },
    },
  ]
}

function segments({ segments, run }: LotsReportFacts, { say, lang }: Tongue): Block[] {
  const shown = segments.slice(0, SEGMENTS_SHOWN)
  const left = segments.length - shown.length
  return [
    { kind: 'heading', level: 1, text: 'Segments' },
    {
      kind: 'paragraph',
      text: say(
        'A segment is genetics + site + cluster; figures are means of its lots.',
        'Un segment est génétique + site + groupe ; les chiffres sont les moyennes de ses lots.',
      ),
    },
    {
      kind: 'table',
      title: say('Segments, largest first', 'Segments, du plus grand au plus petit'),
      columns: [
        { label: 'segment', type: 'id' },
        { label: say('cluster', 'groupe'), type: 'category' },
        { label: 'lots', type: 'number' },
        { label: say('share', 'part'), type: 'share', digits: 1 },
        ...run.features.map((feature) => ({
          label: FEATURE_WORDS[feature][lang],
          type: 'number' as const,
          unit: FEATURE_WORDS[feature].unit[lang],
          digits: FEATURE_WORDS[feature].digits,
        })),
      ],
      rows: shown.map(({ segment, cluster_id, n, share, means }) => [
        segment,
        cluster_id,
        n,
        share,
        ...run.features.map((feature) => means[feature]),
      ]),
      note:
        left > 0
          ? say(
              `${left} smaller segments are not shown; the export has all of them.`,
              `${left} segments plus petits ne sont pas montrés ; l’export les a tous.`,
            )
          : undefined,
    },
  ]
}

function doubtful({ doubtful }: LotsReportFacts, { say }: Tongue): Block[] {
  return [
    { kind: 'heading', level: 1, text: say('Least certain lots', 'Lots les moins sûrs') },
    {
      kind: 'table',
      title: say('Lots nearest to a border', 'Lots les plus proches d’une frontière'),
      columns: [
        { label: 'lot', type: 'id' },
        { label: 'site', type: 'text' },
        { label: say('genetics', 'génétique'), type: 'text' },
        { label: say('placed', 'mise en gavage'), type: 'date' },
        { label: say('cluster', 'groupe'), type: 'category' },
        { label: say('runner-up', 'second choix'), type: 'category', outline: true },
        { label: say('confidence', 'confiance'), type: 'number', digits: 3 },
      ],
      rows: doubtful.map((lot) => [
        lot.code_lot,
        lot.site_code,
        lot.genetique,
        lot.date_mise_en_gavage,
        lot.cluster_id,
        lot.runner_up,
        lot.confidence,
      ]),
    },
  ]
}

function method({ run }: LotsReportFacts, { say }: Tongue): Block[] {
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
        [say('all lots', 'tous les lots'), null, 0, first],
        ...removed.map((step) => [step.filter, step.value, step.removed, step.left]),
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
