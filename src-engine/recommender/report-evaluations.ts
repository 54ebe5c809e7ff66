import type { Block, ChartBlock } from '#engine/reports/port'
import type { EvaluationResult } from './evaluation/answers/contract.ts'

type Say = (en: string, fr: string) => string

/** The evaluations of a run, newest first: a chart of the newest with its baselines, a table of all. */
export function evaluationBlocks(evaluations: readonly EvaluationResult[], say: Say): Block[] {
  const heading: Block = { kind: 'heading', level: 1, text: say('Evaluation', 'Évaluation') }
  const [newest] = evaluations
  if (!newest) {
    const text = say(
      'This run was not evaluated yet: tessera recommender eval.',
      'Cette exécution n’est pas encore évaluée : tessera recommender eval.',
    )
    return [heading, { kind: 'paragraph', text }]
  }
  const leaks = evaluations.some(({ leak }) => leak !== null)
  const leak = say(
    'An evaluation marked with a leak knows baskets of the training, or pairs counted outside: its figures are too high.',
    'Une évaluation marquée d’une fuite connaît des paniers de l’entraînement, ou des paires comptées ailleurs : ses chiffres sont trop hauts.',
  )
  return [
    heading,
    ...(leaks ? [{ kind: 'note', tone: 'warning', text: leak } as const] : []),
    hitChart(newest, say),
    table(evaluations, say),
  ]
}

const sizeWord = (basket_m: EvaluationResult['results'][number]['basket_m'], say: Say): string => {
  if (basket_m === 'loo') return say('all but one', 'tous sauf un')
  return basket_m === null ? say('as in the protocol', 'selon le protocole') : String(basket_m)
}

function hitChart({ results, baselines, profile }: EvaluationResult, say: Say): ChartBlock {
  const own = results.map(({ basket_m, hit, hit_interval }) => ({
    label: `${profile} · ${sizeWord(basket_m, say)}`,
    value: hit,
    category: 1,
    ...(hit_interval ? { low: hit_interval.low, high: hit_interval.high } : {}),
  }))
  const others = baselines.map(({ method, basket_m, hit }) => ({
    label: `${method} · ${sizeWord(basket_m, say)}`,
    value: hit,
    category: 2,
  }))
  const [first] = results
  return {
    kind: 'chart',
    title: say('Hit@K by products observed, newest evaluation', 'Hit@K selon les produits observés, dernière évaluation'),
    finding: say(
      'Share of baskets with an expected product among the first K.',
      'Part des paniers dont un produit attendu est parmi les K premiers.',
    ),
    chart: {
      type: 'bars',
      value: { label: `Hit@${first?.k ?? 10}`, type: 'share' },
      bars: [...own, ...others],
      interval: say(`95% interval, n = ${first?.n ?? 0}`, `intervalle à 95 %, n = ${first?.n ?? 0}`),
    },
  }
}

function table(evaluations: readonly EvaluationResult[], say: Say): Block {
  const share = (label: string) => ({ label, type: 'share' as const, digits: 1 })
  return {
    kind: 'table',
    title: say('Evaluations of this run', 'Évaluations de cette exécution'),
    columns: [
      { label: say('date', 'date'), type: 'date' },
      { label: say('profile', 'profil'), type: 'id' },
      { label: say('observed', 'observés'), type: 'text' },
      { label: 'K', type: 'number' },
      { label: 'n', type: 'number' },
      share('Hit@K'),
      share('Recall@K'),
      { label: 'MRR@K', type: 'number', digits: 3 },
      share(say('coverage', 'couverture')),
      { label: say('leak', 'fuite'), type: 'text' },
    ],
    rows: evaluations.flatMap(({ created_at, profile, leak, results }) =>
      results.map(({ basket_m, k, n, hit, recall, mrr, coverage }) => [
        ...[created_at.slice(0, 10), profile, sizeWord(basket_m, say), k, n, hit, recall, mrr, coverage, leak ?? say('none', 'aucune')],
      ]),
    ),
  }
}
