import { type Block, type ChartBlock, createFormat, type Format, type Language, type Report } from '#engine/reports/port'
import type { RunDetails } from './answers/contract.ts'
import type { EvaluationResult } from './evaluation/answers/contract.ts'
import { evaluationBlocks } from './report-evaluations.ts'

type Say = (en: string, fr: string) => string
export interface RecommenderReportFacts {
  run: RunDetails
  project: string
  evaluations: readonly EvaluationResult[]
}

interface Tongue {
  say: Say
  format: Format
  lang: Language
}

/**
 * The report of a run: what it was trained on, how training went, how it was evaluated, what it holds.
 *
 * @param facts - nothing else is read, so the same facts give the same report. `evaluations`: of the run, newest first.
 */
export function recommenderReport({ run, project, evaluations }: RecommenderReportFacts, lang: Language): Report {
  const say: Say = (en, fr) => (lang === 'fr' ? fr : en)
  const tongue = { say, format: createFormat(lang), lang }
  return {
    title: say(`Recommender · ${run.run}`, `Recommandation · ${run.run}`),
    subtitle: say(`${run.items} products, ${run.baskets} training baskets`, `${run.items} produits, ${run.baskets} paniers d’entraînement`),
    lang,
    createdAt: run.created_at,
    lineage: [
      { label: say('project', 'projet'), value: project },
      { label: say('run', 'exécution'), value: run.run, onFigures: true },
      { label: say('data', 'données'), value: run.data_hash.slice(0, 12), onFigures: true },
      { label: say('seed', 'graine'), value: String(run.params.seed), onFigures: true },
      { label: 'Tessera', value: run.code_version },
    ],
    blocks: [
      ...summary(run, tongue),
      ...evaluationBlocks(evaluations, say),
      ...trainingBlocks(run, tongue),
      { kind: 'heading', level: 1, text: say('Data', 'Données') },
      sourceTable(run, tongue),
      { kind: 'heading', level: 1, text: say('Parameters', 'Paramètres') },
      parameterTable(run, tongue),
      fileTable(run, tongue),
    ],
  }
}

function summary(run: RunDetails, { say, lang }: Tongue): Block[] {
  const { items, cold_items, professions, baskets, holdout_sets, held_out_rows, pairs, pairs_source, ease_items, mrr, hit, best_epoch } =
    run
  const alone = say(
    'Embeddings alone, one product left out of each held-out basket; profiles add pairs, EASE and popularity.',
    'Plongements seuls, un produit retiré de chaque panier mis de côté ; les profils ajoutent paires, EASE et popularité.',
  )
  return [
    { kind: 'heading', level: 1, text: say('Summary', 'Résumé') },
    {
      kind: 'facts',
      facts: [
        { label: say('Products', 'Produits'), value: items },
        { label: say('without sales', 'sans ventes'), value: cold_items },
        { label: say('Professions', 'Métiers'), value: professions },
        { label: say('Training rows', 'Lignes d’entraînement'), value: baskets },
        {
          label: say('Sets kept aside', 'Ensembles mis de côté'),
          value: holdout_sets,
          definition: say(`In ${held_out_rows} rows; never trained on.`, `Dans ${held_out_rows} lignes ; jamais vus à l’entraînement.`),
        },
        {
          label: say('Pairs', 'Paires'),
          value: pairs,
          definition:
            pairs_source === 'couples'
              ? say('Counted outside.', 'Comptées ailleurs.')
              : say('Counted on training rows.', 'Comptées sur les lignes d’entraînement.'),
        },
        { label: say('Products in EASE', 'Produits dans EASE'), value: ease_items },
        { label: 'MRR@10', value: mrr, digits: 3, definition: alone },
        { label: 'Hit@10', value: hit, type: 'share', digits: 1, definition: alone },
        { label: say('Best epoch', 'Meilleure époque'), value: best_epoch },
      ],
    },
    ...(lang === 'fr' ? run.warnings_fr : run.warnings).map((text): Block => ({ kind: 'note', tone: 'warning', text })),
  ]
}

function trainingBlocks(run: RunDetails, { say, format }: Tongue): Block[] {
  const { curve, stopped, epochs_run, best_epoch, seconds_per_epoch } = run
  const ended = {
    epochs: say('all epochs were run', 'toutes les époques ont été faites'),
    patience: say('no better epoch came for the patience asked', 'aucune meilleure époque n’est venue pendant la patience demandée'),
    cancel: say('it was cancelled', 'il a été annulé'),
  }[stopped]
  const words = say(
    `${epochs_run} epochs of ${format.number(seconds_per_epoch, 2)} s; training ended because ${ended}.`,
    `${epochs_run} époques de ${format.number(seconds_per_epoch, 2)} s ; l’entraînement s’est terminé parce que ${ended}.`,
  )
  return [
    { kind: 'heading', level: 1, text: say('Training', 'Entraînement') },
    { kind: 'paragraph', text: words },
    ...(curve.length < 2 ? [] : curveCharts(run, best_epoch, say)),
  ]
}

function curveCharts({ curve }: RunDetails, best: number, say: Say): ChartBlock[] {
  const at = curve.map(({ epoch }) => epoch)
  const x = { label: say('epoch', 'époque') }
  const marks = [{ at: best, label: say('best', 'meilleure') }]
  const losses: ChartBlock = {
    kind: 'chart',
    title: say('Loss by epoch', 'Perte par époque'),
    finding: say('Mean loss of an example in each epoch.', 'Perte moyenne d’un exemple à chaque époque.'),
    chart: {
      type: 'lines',
      x,
      y: { label: say('loss', 'perte'), digits: 3 },
      at,
      marks,
      series: [{ label: say('loss', 'perte'), values: curve.map(({ loss }) => loss), category: 1 }],
    },
  }
  if (curve.every(({ mrr }) => mrr === null)) return [losses]
  const measured: ChartBlock = {
    kind: 'chart',
    title: say('Held-out baskets by epoch', 'Paniers mis de côté par époque'),
    finding: say(`Epoch ${best} has the highest MRR@10.`, `L’époque ${best} a le MRR@10 le plus haut.`),
    chart: {
      ...{ type: 'lines', x, y: { label: say('MRR@10 and Hit@10', 'MRR@10 et Hit@10'), digits: 3 }, at, marks },
      series: [
        { label: 'MRR@10', values: curve.map(({ mrr }) => mrr), category: 1 },
        { label: 'Hit@10', values: curve.map(({ hit }) => hit), category: 2 },
      ],
    },
  }
  return [measured, losses]
}

function sourceTable({ sources }: RunDetails, { say }: Tongue): Block {
  const names = { ventes: say('baskets', 'paniers'), details: say('products', 'produits'), couples: say('pairs', 'paires') }
  return {
    kind: 'table',
    title: say('Tables', 'Tables'),
    columns: [
      { label: say('table', 'table'), type: 'text' },
      { label: say('file or dataset', 'fichier ou jeu de données'), type: 'text' },
      { label: 'SHA-256', type: 'id' },
    ],
    rows: (['ventes', 'details', 'couples'] as const).map((table) => [
      names[table],
      sources[table]?.name ?? (table === 'couples' ? say('counted on the training rows', 'comptées sur les lignes d’entraînement') : null),
      sources[table]?.sha256.slice(0, 16) ?? null,
    ]),
  }
}

function parameterTable({ params }: RunDetails, { say }: Tongue): Block {
  return {
    kind: 'table',
    title: say('Parameters after defaults', 'Paramètres après valeurs par défaut'),
    columns: [
      { label: say('parameter', 'paramètre'), type: 'id' },
      { label: say('value', 'valeur'), type: 'id' },
    ],
    rows: Object.entries(params).map(([name, value]) => [name, String(value)]),
  }
}

function fileTable({ artifacts }: RunDetails, { say }: Tongue): Block {
  return {
    kind: 'table',
    title: say('Files', 'Fichiers'),
    columns: [
      { label: say('file', 'fichier'), type: 'id' },
      { label: say('bytes', 'octets'), type: 'number' },
    ],
    rows: artifacts.map(({ name, bytes }) => [name, bytes]),
  }
}
