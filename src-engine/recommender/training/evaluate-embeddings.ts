import { type FactorLoss, userScale } from '#engine/math/factor-trainer'
import { seeded } from '#engine/math/random'
import type { Rows } from './training-rows.ts'

const BEST = 10
/** Multiplications of one evaluation; more held-out baskets than they allow are thinned evenly. */
const WORK = 1.5e8
const LEAST = 200
const MOST = 2_000
const STREAM = 7

/** One product left out of a held-out basket. */
export interface Question {
  /** Items that are known, ascending. */
  observed: Int32Array
  profession: number
  target: number
}

/**
 * Leaves one seeded product out of each held-out basket of two known products or more.
 *
 * @param rows - held-out baskets in item indices, each product set once.
 * @param cost - multiplications that one question takes: items × components.
 */
export function questionsOf({ indptr, indices, profession }: Rows, seed: number, cost: number): Question[] {
  const random = seeded(seed, STREAM)
  const questions: Question[] = []
  for (let row = 0; row + 1 < indptr.length; row++) {
    const items = indices.subarray(indptr[row], indptr[row + 1])
    const target = items[random.integer(items.length)]
    if (items.length >= 2) questions.push({ observed: items.filter((item) => item !== target), profession: profession[row], target })
  }
  const most = Math.min(MOST, Math.max(LEAST, Math.floor(WORK / cost)))
  const step = Math.max(1, questions.length / most)
  return Array.from({ length: Math.min(questions.length, most) }, (_, i) => questions[Math.floor(i * step)])
}

/** Embeddings as they are after an epoch, row-major. */
export interface Embeddings {
  components: number
  items: Float32Array
  biases: Float32Array
  /** Professions, then the items' part in a basket. */
  users: Float32Array
  professions: number
  loss: FactorLoss
}

/**
 * How well the embeddings alone find what was left out: score = user · item + bias over all items but those observed.
 *
 * @returns MRR@10 and Hit@10, 0…1; of equal scores the smaller item index comes first. Null without a question.
 */
export function evaluateEmbeddings(questions: readonly Question[], embeddings: Embeddings): { mrr: number; hit: number } | null {
  if (questions.length === 0) return null
  let mrr = 0
  let hit = 0
  for (const question of questions) {
    const rank = rankOf(question, userOf(question, embeddings), embeddings)
    if (rank > BEST) continue
    hit++
    mrr += 1 / rank
  }
  return { mrr: mrr / questions.length, hit: hit / questions.length }
}

function userOf({ observed, profession }: Question, { components, users, professions, loss }: Embeddings): Float32Array {
  const user = new Float32Array(components)
  const parts = Array.from(observed, (item) => professions + item)
  if (profession >= 0) parts.push(profession)
  for (const part of parts) for (let j = 0; j < components; j++) user[j] += users[part * components + j]
  const scale = userScale(loss, parts.length)
  return user.map((value) => value * scale)
}

function rankOf({ observed, target }: Question, user: Float32Array, { components, items, biases }: Embeddings): number {
  const scoreOf = (item: number) => {
    let score = biases[item]
    for (let j = 0, at = item * components; j < components; j++, at++) score += user[j] * items[at]
    return score
  }
  const wanted = scoreOf(target)
  let rank = 1
  let next = 0
  for (let item = 0; item < biases.length; item++) {
    if (observed[next] === item) {
      next++
      continue
    }
    const score = scoreOf(item)
    if (score > wanted || (score === wanted && item < target)) rank++
  }
  return rank
}
