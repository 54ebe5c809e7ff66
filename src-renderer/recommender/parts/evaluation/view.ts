import type { Baseline, Evaluation, SizeResult } from './answers.ts'

export const METRICS = ['hit', 'mrr', 'recall'] as const
export type Metric = (typeof METRICS)[number]

/** Products observed; `loo`: all but one; null: as the protocol says. */
export type BasketM = SizeResult['basket_m']

/** A chosen evaluation, with the number that marks it on the page. */
export interface Chosen {
  number: number
  evaluation: Evaluation
}

/** Sizes that any of the evaluations has: rising, then leave-one-out, then those of a protocol. */
export function sizesOf(evaluations: readonly Evaluation[]): BasketM[] {
  const place = (size: BasketM) => (typeof size === 'number' ? size : size === 'loo' ? 1e6 : 1e7)
  return [...new Set(evaluations.flatMap(({ results }) => results.map((result) => result.basket_m)))].sort((a, b) => place(a) - place(b))
}

export const resultAt = ({ results }: Evaluation, size: BasketM): SizeResult | undefined =>
  results.find(({ basket_m }) => basket_m === size)

/** Figure and interval of one size. */
export const figureOf = (result: SizeResult, metric: Metric) => {
  const interval = result[`${metric}_interval`]
  return { value: result[metric], low: interval?.low ?? result[metric], high: interval?.high ?? result[metric] }
}

export const baselinesAt = ({ baselines }: Evaluation, size: BasketM): Baseline[] => baselines.filter(({ basket_m }) => basket_m === size)

/** Runs differ: then the profile alone does not tell the evaluations apart. */
export const namesOf = (evaluations: readonly Evaluation[]): string[] => {
  const profiles = new Set(evaluations.map(({ profile }) => profile)).size === 1
  const runs = new Set(evaluations.map(({ run }) => run)).size === 1
  return evaluations.map(({ profile, run, evaluation_id }) => {
    if (runs && !profiles) return profile
    if (profiles && !runs) return run
    return runs && profiles && evaluations.length > 1 ? `${profile} · ${evaluation_id ?? ''}` : runs ? profile : `${profile} · ${run}`
  })
}

/** At how many sizes the first evaluation lies above every other, and whether its intervals stand apart there. */
export function leadOf(chosen: readonly Chosen[], metric: Metric) {
  const sizes = sizesOf(chosen.map(({ evaluation }) => evaluation))
  const leaders = sizes.flatMap((size) => {
    const found = chosen.flatMap(({ number, evaluation }) => {
      const result = resultAt(evaluation, size)
      return result ? [{ number, ...figureOf(result, metric) }] : []
    })
    const [best, next] = found.toSorted((a, b) => b.value - a.value)
    return best ? [{ size, number: best.number, value: best.value, apart: next === undefined || best.low > next.high }] : []
  })
  return { sizes: sizes.length, leaders }
}

/** A share of samples as the best baseline of a size would have it: the greatest value among them. */
export const bestBaseline = (baselines: readonly Baseline[], metric: Metric): Baseline | undefined =>
  baselines.toSorted((a, b) => b[metric] - a[metric])[0]
