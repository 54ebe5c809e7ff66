import type { Block } from '#engine/reports/port'
import type { Cluster, RunDetails } from './answers/contract.ts'
import { FEATURE_WORDS, type FeatureName } from './domain/features.ts'
import type { LotsReportFacts, Tongue } from './report-facts.ts'

const SEGMENTS_SHOWN = 60

/** Profile, sizes and what separates the clusters. */
export function clusterBlocks({ run }: LotsReportFacts, { say, format, lang }: Tongue): Block[] {
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
          ...run.clusters.map(({ cluster_id, n }) => ({ label: `${format.number(n)} lots`, category: cluster_id })),
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

/** The lots on two components and their confidences. */
export function shapeBlocks({ map, confidence, run }: LotsReportFacts, { say, format }: Tongue): Block[] {
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

/** The segments genetique + site + cluster. */
export function segmentBlocks({ segments, run }: LotsReportFacts, { say, lang }: Tongue): Block[] {
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
        ...run.features.map((feature) => ({
          label: FEATURE_WORDS[feature][lang],
          type: 'number' as const,
          unit: FEATURE_WORDS[feature].unit[lang],
          digits: FEATURE_WORDS[feature].digits,
        })),
      ],
      rows: shown.map(({ segment, cluster_id, n, means }) => [segment, cluster_id, n, ...run.features.map((feature) => means[feature])]),
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

/** The lots nearest to a border. */
export function doubtfulBlocks({ doubtful }: LotsReportFacts, { say }: Tongue): Block[] {
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
