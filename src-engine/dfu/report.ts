import { type Block, createFormat, type Format, type Language, type Report } from '#engine/reports/port'
import type { Cluster } from './answers/contract.ts'
import { type DfuReportFacts, figuresOf } from './report-figures.ts'

type Say = (en: string, fr: string) => string
interface Tongue {
  say: Say
  format: Format
  lang: Language
}

/**
 * The report of a run of DFUs: how K was chosen, the clusters with label and reason, what was left out.
 *
 * @param facts - answers of the run; nothing else is read, so the same facts give the same report.
 */
export function dfuReport(facts: DfuReportFacts, lang: Language): Report {
  const say: Say = (en, fr) => (lang === 'fr' ? fr : en)
  const tongue = { say, format: createFormat(lang), lang }
  const { run } = facts
  const { elbow, silhouette, gap, ...others } = figuresOf(facts, lang)
  const window = run.first_month ? `${run.first_month} – ${run.last_month}` : say('features from a file', 'variables lues dans un fichier')
  return {
    title: say(`DFU · run ${run.run_id}, ${run.k} clusters`, `DFU · exécution ${run.run_id}, ${run.k} groupes`),
    subtitle: window,
    lang,
    createdAt: run.created_at,
    lineage: [
      { label: say('project', 'projet'), value: facts.project },
      { label: say('run', 'exécution'), value: String(run.run_id), onFigures: true },
      { label: say('data', 'données'), value: run.data_hash.slice(0, 12), onFigures: true },
      { label: say('seed', 'graine'), value: String(run.params.random_state), onFigures: true },
      { label: 'Tessera', value: run.code_version },
    ],
    blocks: [
      ...summary(facts, tongue),
      ...clusterBlocks(facts, tongue),
      ...Object.values(others),
      { kind: 'heading', level: 1, text: say('Number of clusters', 'Nombre de groupes') },
      ...votes(facts, tongue),
      elbow,
      silhouette,
      gap,
      ...traces(facts, tongue),
    ],
  }
}

function summary({ run }: DfuReportFacts, { say, lang }: Tongue): Block[] {
  const { n_dfus, excluded_rows, silhouette, inertia, stability, k, k_reason, k_reason_fr } = run
  return [
    { kind: 'heading', level: 1, text: say('Summary', 'Résumé') },
    {
      kind: 'facts',
      facts: [
        { label: 'DFU', value: n_dfus, definition: say('Assigned to a cluster.', 'Affectés à un groupe.') },
        { label: say('Left out', 'Écartés'), value: excluded_rows, definition: say('Too few months.', 'Trop peu de mois.') },
        { label: 'K', value: k, definition: lang === 'fr' ? k_reason_fr : k_reason },
        { label: 'Silhouette', value: silhouette, digits: 2, definition: say('−1 to 1.', 'De −1 à 1.') },
        { label: say('Inertia', 'Inertie'), value: inertia, digits: 1 },
        {
          label: say('Stability', 'Stabilité'),
          value: stability?.mean ?? null,
          digits: 2,
          definition: say('Mean Jaccard similarity over bootstrap resamples.', 'Similarité de Jaccard moyenne sur rééchantillons.'),
        },
      ],
    },
    ...(lang === 'fr' ? run.warnings_fr : run.warnings).map((text): Block => ({ kind: 'note', tone: 'warning', text })),
  ]
}

function clusterBlocks({ run }: DfuReportFacts, { say }: Tongue): Block[] {
  const figure = (label: string, digits: number) => ({ label, type: 'number' as const, digits })
  return [
    { kind: 'heading', level: 1, text: say('Clusters', 'Groupes') },
    {
      kind: 'table',
      title: say('Clusters, medians of their DFUs', 'Groupes, médianes de leurs DFU'),
      columns: [
        { label: say('cluster', 'groupe'), type: 'category' },
        { label: say('label', 'étiquette'), type: 'id' },
        { label: 'DFU', type: 'number' },
        { label: say('share', 'part'), type: 'share' },
        figure(say('mean demand', 'demande moyenne'), 1),
        figure('cv', 2),
        figure(say('season', 'saison'), 2),
        { label: say('months at 0', 'mois à 0'), type: 'share' },
        figure(say('trend', 'tendance'), 2),
        figure(say('stability', 'stabilité'), 2),
      ],
      rows: run.clusters.map(({ cluster_id, label, n, share, profile, relative_trend, stability }) => [
        cluster_id,
        label,
        n,
        share,
        profile.mean_demand,
        profile.cv_demand,
        profile.seasonality_strength,
        profile.zero_demand_pct,
        relative_trend,
        stability,
      ]),
    },
  ]
}

function votes({ run }: DfuReportFacts, { say, lang }: Tongue): Block[] {
  const names = {
    elbow: say('elbow', 'coude'),
    silhouette: 'silhouette',
    gap: 'gap',
    business: say('least size', 'effectif minimal'),
  }
  const rows = (['elbow', 'silhouette', 'gap', 'business'] as const).map((name) => {
    const { k, reason, reason_fr } = run.methods[name]
    return [names[name], k, lang === 'fr' ? reason_fr : reason]
  })
  return [
    {
      kind: 'table',
      title: say('The four answers', 'Les quatre réponses'),
      columns: [
        { label: say('method', 'méthode'), type: 'text' },
        { label: 'K', type: 'number' },
        { label: say('reason', 'raison'), type: 'text' },
      ],
      rows: [...rows, [say('chosen', 'choisi'), run.k, lang === 'fr' ? run.k_reason_fr : run.k_reason]],
    },
  ]
}

function traces({ run }: DfuReportFacts, { say, format }: Tongue): Block[] {
  return [
    { kind: 'heading', level: 1, text: say('Why these labels', 'Pourquoi ces étiquettes') },
    ...run.clusters.map((cluster): Block => ({ kind: 'paragraph', text: `${cluster.label}: ${traceText(cluster, format)}` })),
  ]
}

/** Every comparison with its verdict: `seasonality_strength 1.2 > 0.5 ✓`. */
function traceText({ trace }: Cluster, format: Format): string {
  return trace.steps
    .map(({ value_of, value, comparison, threshold, holds }) => {
      const shown = value === null ? '–' : format.number(value, 2)
      return `${value_of} ${shown} ${comparison} ${format.number(threshold, 2)} ${holds ? '✓' : '✗'}`
    })
    .join(' · ')
}
