import { bootstrapMean } from '#engine/math/bootstrap'
import { BASELINES, type Baseline, createBaselines } from '../domain/baselines.ts'
import { intraListSimilarity, novelty, scoreSample } from '../domain/metrics.ts'
import { basketKey, type Model } from '../domain/model.ts'
import { type Profile, paramsFor } from '../domain/profile.ts'
import type { Ranker, RankingQuery } from '../domain/ranker.ts'
import type { RankingParams } from '../domain/ranking-params.ts'
import type { BasketSize, Sample } from '../domain/samples.ts'

export type Mode = 'auto' | 'use_order' | 'none'

/** Samples of one basket size; `size` null: as a protocol says. */
export interface SampleSet {
  size: BasketSize | null
  samples: Sample[]
}

export interface EvaluateOptions {
  k: number
  seed: number
  mode: Mode
  profile: Profile
  below: RankingParams
  baselines: boolean
}

/** A sample in item indices. */
interface Question {
  basket: number[]
  expected: Set<number>
  expectedCount: number
  profession: number
}

/** Figures of one method, one number per sample. */
interface Scores {
  hit: Float64Array
  recall: Float64Array
  mrr: Float64Array
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1)

/**
 * Evaluates a run on samples, and the baselines on the same ones.
 *
 * @param training - keys ({@link basketKey}) of the product sets of the training rows.
 * @param onSample - called after each sample.
 * @returns figures and the recommended product ids of every sample, best first.
 */
export function evaluateSet(
  model: Model,
  ranker: Ranker,
  training: ReadonlySet<string>,
  { size, samples }: SampleSet,
  options: EvaluateOptions,
  onSample: () => void,
) {
  const { k, seed, baselines } = options
  const questions = samples.map((sample) => questionOf(model, sample))
  const began = performance.now()
  const lists = questions.map((question) => {
    const list = recommendedBy(ranker, question, options)
    onSample()
    return list
  })
  const seconds = (performance.now() - began) / 1000
  const own = scoresOf(questions, lists, k)
  const result = {
    basket_m: size,
    k,
    n: samples.length,
    ...means(own),
    hit_interval: bootstrapMean(own.hit, { seed }),
    recall_interval: bootstrapMean(own.recall, { seed }),
    mrr_interval: bootstrapMean(own.mrr, { seed }),
    ...beyondAccuracy(model, lists),
    unknown_expected: questions.reduce((sum, { expected, expectedCount }) => sum + expectedCount - expected.size, 0),
    in_training: samples.filter(({ observed, expected }) => training.has(basketKey([...observed, ...expected]))).length,
    by_profession: byProfession(samples, own),
    seconds,
  }
  return {
    result,
    perSample: own,
    baselines: baselines ? compareBaselines(model, questions, own, { size, k, seed }) : [],
    recommended: lists.map((list) => list.map((item) => model.product_ids[item])),
  }
}

function questionOf({ index, professions }: Model, { observed, expected, profession }: Sample): Question {
  const known = (ids: readonly string[]) => new Set(ids.map((id) => index.get(id)).filter((item) => item !== undefined))
  const basket = known(observed)
  return {
    basket: [...basket],
    expected: known(expected),
    expectedCount: new Set(expected).size,
    profession: profession === null ? -1 : professions.indexOf(profession),
  }
}

/** The recommendations for a sample. @returns item indices, best first. */
function recommendedBy(ranker: Ranker, { basket, profession }: Question, { k, mode, profile, below }: EvaluateOptions): number[] {
  const params = paramsFor(profile, Math.max(basket.length, 1), below)
  return ranker.rank({ basket, profession: populationFor(mode, profession), k, params }).items.map(({ item }) => item)
}

/** With `use_order` an unknown profession is guessed. */
const populationFor = (mode: Mode, profession: number): RankingQuery['profession'] => {
  if (mode === 'use_order') return profession < 0 ? 'auto' : profession
  return mode
}

function scoresOf(questions: readonly Question[], lists: readonly ArrayLike<number>[], k: number): Scores {
  const scores = questions.map(({ expected, expectedCount }, i) => scoreSample(lists[i], expected, expectedCount, k))
  return {
    hit: Float64Array.from(scores, ({ hit }) => hit),
    recall: Float64Array.from(scores, ({ recall }) => recall),
    mrr: Float64Array.from(scores, ({ mrr }) => mrr),
  }
}

const means = ({ hit, recall, mrr }: Scores) => ({ hit: mean(hit), recall: mean(recall), mrr: mean(mrr) })

function beyondAccuracy(model: Model, lists: readonly number[][]) {
  const any = model.pairs[model.professions.length]
  const seen = new Set(lists.flat())
  const alike = lists.map((list) => intraListSimilarity(list, model.item_embeddings_unit, model.components))
  const surprise = lists.map((list) => novelty(list, any.basket_count, any.rows))
  return {
    coverage: seen.size / Math.max(model.product_ids.length, 1),
    diversity: 1 - mean(Float64Array.from(alike)),
    novelty: mean(Float64Array.from(surprise)),
  }
}

function byProfession(samples: readonly Sample[], { hit, recall, mrr }: Scores) {
  const groups = Map.groupBy(samples.keys(), (i) => samples[i].profession ?? '')
  return [...groups]
    .filter(([profession]) => profession !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([profession, own]) => {
      const of = (values: Float64Array) => mean(Float64Array.from(own, (i) => values[i]))
      return { profession, n: own.length, hit: of(hit), recall: of(recall), mrr: of(mrr) }
    })
}

function compareBaselines(
  model: Model,
  questions: readonly Question[],
  own: Scores,
  { size, k, seed }: { size: BasketSize | null; k: number; seed: number },
) {
  const recommend = createBaselines(model)
  return BASELINES.map((method: Baseline) => {
    const began = performance.now()
    const lists = questions.map(({ basket, profession }) => recommend(method, { basket, profession, k }))
    const seconds = (performance.now() - began) / 1000
    const scores = scoresOf(questions, lists, k)
    const hit = own.hit.map((value, i) => value - scores.hit[i])
    const mrr = own.mrr.map((value, i) => value - scores.mrr[i])
    const difference = {
      hit: mean(hit),
      hit_interval: bootstrapMean(hit, { seed }),
      mrr: mean(mrr),
      mrr_interval: bootstrapMean(mrr, { seed }),
    }
    return { method, basket_m: size, k, n: questions.length, ...means(scores), difference, seconds }
  })
}
