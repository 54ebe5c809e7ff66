import { type ChartBlock, createFormat, type Language } from '#engine/reports/port'
import type { PerK, RunDetails } from './answers/contract.ts'
import type { SeriesFeatureName } from './domain/features.ts'
import type { Curve } from './domain/profile.ts'

/** Everything the report of a run shows. */
export interface DfuReportFacts {
  project: string
  run: RunDetails
  curves: { months: string[]; clusters: Curve[] }
  points: { x: number[]; y: number[]; cluster_ids: number[]; explained: number[]; loadings: number[][] }
}

type Say = (en: string, fr: string) => string

/** Features whose means tell clusters apart at a glance. */
const SHOWN: { feature: SeriesFeatureName; en: string; fr: string; digits: number }[] = [
  { feature: 'mean_demand', en: 'demand', fr: 'demande', digits: 0 },
  { feature: 'cv_demand', en: 'cv', fr: 'cv', digits: 2 },
  { feature: 'seasonality_strength', en: 'season', fr: 'saison', digits: 2 },
  { feature: 'year_over_year_correlation', en: 'repeats', fr: 'répétition', digits: 2 },
  { feature: 'zero_demand_pct', en: 'months at 0', fr: 'mois à 0', digits: 2 },
  { feature: 'growth_rate', en: 'growth', fr: 'croissance', digits: 2 },
  { feature: 'recent_vs_historical', en: 'recent', fr: 'récent', digits: 2 },
]
const MONTHS = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  fr: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
}

/** The charts of a run by the name of their picture; a chart without data is left out. */
export function figuresOf(facts: DfuReportFacts, lang: Language): Record<string, ChartBlock> {
  const say: Say = (en, fr) => (lang === 'fr' ? fr : en)
  const { run } = facts
  const hasSeasons = run.clusters.some(({ season }) => season.some((value) => value !== null))
  return {
    elbow: curveOfK(
      run,
      'inertia',
      { title: say('Inertia by K', 'Inertie selon K'), axis: say('inertia', 'inertie'), vote: 'elbow' },
      lang,
    ),
    silhouette: curveOfK(
      run,
      'silhouette',
      { title: say('Silhouette by K', 'Silhouette selon K'), axis: 'silhouette', vote: 'silhouette' },
      lang,
    ),
    gap: curveOfK(run, 'gap', { title: say('Gap statistic by K', 'Statistique gap selon K'), axis: 'gap', vote: 'gap' }, lang),
    cluster_sizes: sizes(run, say, lang),
    pca_scatter: scatter(facts, say, lang),
    centroids_parallel: parallel(run, say, lang),
    ...(hasSeasons ? { seasonal_curves: seasons(run, say) } : {}),
  }
}

function curveOfK(
  { per_k, methods, k }: RunDetails,
  figure: 'inertia' | 'silhouette' | 'gap',
  { title, axis, vote }: { title: string; axis: string; vote: keyof RunDetails['methods'] },
  lang: Language,
): ChartBlock {
  const { reason, reason_fr } = methods[vote]
  const spread = (one: PerK, sign: number) => (one.gap === null || one.gap_se === null ? null : one.gap + sign * one.gap_se)
  const band = figure === 'gap' ? { low: per_k.map((one) => spread(one, -1)), high: per_k.map((one) => spread(one, 1)) } : {}
  return {
    kind: 'chart',
    title,
    finding: `${sentence(lang === 'fr' ? reason_fr : reason)}`,
    chart: {
      type: 'lines',
      x: { label: 'K' },
      y: { label: axis, digits: figure === 'inertia' ? 1 : 3 },
      at: per_k.map((one) => one.k),
      series: [{ label: axis, values: per_k.map((one) => one[figure]), ...band }],
      marks: [{ at: k, label: `K = ${k}` }],
    },
  }
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

function sizes({ clusters, n_dfus }: RunDetails, say: Say, lang: Language): ChartBlock {
  const largest = clusters.reduce((most, one) => (one.n > most.n ? one : most))
  const share = createFormat(lang).share(largest.n / n_dfus)
  return {
    kind: 'chart',
    title: say('DFUs by cluster', 'DFU par groupe'),
    finding: say(`The largest, ${largest.label}, holds ${share} of the DFUs.`, `Le plus grand, ${largest.label}, a ${share} des DFU.`),
    chart: {
      type: 'bars',
      value: { label: 'DFU' },
      bars: clusters.map(({ cluster_id, label, n }) => ({ label: `${cluster_id} ${label}`, value: n, category: cluster_id })),
    },
  }
}

function scatter({ run, points }: DfuReportFacts, say: Say, lang: Language): ChartBlock {
  const [first, second] = points.explained
  const format = createFormat(lang)
  const along = (direction: readonly number[], z: Record<string, number>) =>
    run.columns.reduce((sum, column, j) => sum + (z[column] ?? 0) * (direction[j] ?? 0), 0)
  const [u, v] = points.loadings
  return {
    kind: 'chart',
    title: say('DFUs on two principal components', 'DFU sur deux composantes principales'),
    finding: say(
      `The two components show ${format.share(first + second)} of the variance.`,
      `Les deux composantes portent ${format.share(first + second)} de la variance.`,
    ),
    chart: {
      type: 'scatter',
      x: { label: say(`component 1 (${format.share(first)})`, `composante 1 (${format.share(first)})`), digits: 2 },
      y: { label: say(`component 2 (${format.share(second)})`, `composante 2 (${format.share(second)})`), digits: 2 },
      xs: points.x,
      ys: points.y,
      categories: points.cluster_ids,
      centers: run.clusters.map(({ cluster_id, z }) => ({ category: cluster_id, x: along(u, z), y: along(v, z) })),
    },
  }
}

function parallel({ clusters }: RunDetails, say: Say, lang: Language): ChartBlock {
  const axes = SHOWN.filter(({ feature }) => clusters.some(({ profile }) => profile[feature] !== null))
  return {
    kind: 'chart',
    title: say('Median profile of each cluster', 'Profil médian de chaque groupe'),
    finding: say('Each axis has its own range; a line is a cluster.', 'Chaque axe a son étendue ; une ligne est un groupe.'),
    chart: {
      type: 'parallel',
      axes: axes.map(({ en, fr, digits }) => ({ label: lang === 'fr' ? fr : en, digits })),
      lines: clusters.map(({ cluster_id, label, profile }) => ({
        label,
        category: cluster_id,
        values: axes.map(({ feature }) => profile[feature]),
      })),
    },
  }
}

function seasons({ clusters }: RunDetails, say: Say): ChartBlock {
  const seasonal = clusters.filter(({ trace }) => trace.rule === 'seasonal').map(({ label }) => label)
  return {
    kind: 'chart',
    title: say('Median seasonal curve of each cluster', 'Courbe saisonnière médiane de chaque groupe'),
    finding:
      seasonal.length > 0
        ? say(
            `Seasonal: ${seasonal.join(', ')}. The band holds half of the DFUs.`,
            `Saisonniers : ${seasonal.join(', ')}. La bande contient la moitié des DFU.`,
          )
        : say(
            'No cluster is seasonal. The band holds half of the DFUs.',
            'Aucun groupe n’est saisonnier. La bande contient la moitié des DFU.',
          ),
    chart: {
      type: 'multiples',
      panels: clusters.map(({ cluster_id, label, season, season_p25, season_p75 }) => ({
        title: label,
        category: cluster_id,
        chart: {
          type: 'lines',
          x: { label: say(`month (1 = ${MONTHS.en[0]})`, `mois (1 = ${MONTHS.fr[0]})`) },
          y: { label: say('month / mean', 'mois / moyenne'), digits: 2 },
          at: season.map((_, i) => i + 1),
          series: [{ label, values: season, low: season_p25, high: season_p75, category: cluster_id }],
        },
      })),
    },
  }
}
