import { defineJob } from '#engine/jobs/define-job'
import { loadRun } from './artifacts/load-run.ts'
import { precomputeRun } from './artifacts/precompute-run.ts'
import { writeRun } from './artifacts/write-run.ts'
import { assertWeights, checkData, noticesOfCheck } from './data/check-data.ts'
import type { CouplesFound, Details, Sales } from './data/tables.ts'
import { type CouplesInput, writeCouples } from './data/write-couples.ts'
import { type EvaluationInput, runEvaluation } from './evaluation/run-evaluation.ts'
import { type TuneInput, tuneProfile } from './evaluation/tune-profile.ts'
import { type RunOrigin, type RunParams, runParams } from './training/run-details.ts'
import { type TrainInput, train } from './training/train.ts'

export interface TrainRunInput extends TrainInput {
  /** Empty folder for the files of the run. */
  folder: string
  origin: RunOrigin
}

/** Trains a run and writes its files; tells each epoch while it works. */
export const trainRun = defineJob(
  'recommender.train',
  async (
    { folder, origin, ...input }: TrainRunInput,
    context,
  ): Promise<{ params: RunParams; artifacts: { name: string; bytes: number }[] }> => {
    const began = performance.now()
    const { sales, details, params: asked } = input
    const check = checkData(sales, details.size > 0 ? details : null, null, asked.max_basket)
    if (asked.weight === 'occ') assertWeights(check)
    const trained = await train(input, context)
    const notices = [...origin.notices, ...noticesOfCheck(check, details.size > 0)]
    const params = runParams(trained, { ...origin, notices }, (performance.now() - began) / 1000)
    const about = {
      run: origin.run,
      created_at: origin.created_at,
      params: { ...params },
      versions: versionsOf(origin),
      pairsSource: origin.pairsSource,
    }
    const artifacts = await writeRun(folder, trained, about, (share) => context.checkpoint(0.9 + 0.1 * share, 'write'))
    return { params, artifacts }
  },
)

/** Reads a run; its arrays lie in shared memory. */
export const readRun = defineJob('recommender.load', ({ directory }: { directory: string }) => loadRun(directory))

/** Counts the pairs of all orders into a file. */
export const countCouples = defineJob('recommender.couples', (input: CouplesInput, context) =>
  writeCouples(input, (share) => context.checkpoint(share, 'couples')),
)

/** Looks at the three tables. */
export const checkTables = defineJob(
  'recommender.check',
  ({ sales, details, couples, limit }: { sales: Sales; details: Details | null; couples: CouplesFound | null; limit: number }) =>
    checkData(sales, details, couples, limit),
)

/** Computes again what a run derives from its model and its interactions. */
export const precompute = defineJob('recommender.precompute', ({ directory }: { directory: string }, context) =>
  precomputeRun(directory, (share) => context.checkpoint(share, 'write')),
)

/** Evaluates a run on baskets that it has not seen. */
export const evaluateRun = defineJob('recommender.evaluate', (input: EvaluationInput, context) => runEvaluation(input, context))

/** Searches weights of a profile. */
export const tuneRun = defineJob('recommender.tune', (input: TuneInput, context) => tuneProfile(input, context))

const versionsOf = ({ code_version, created_at, sources }: RunOrigin) => ({
  tessera: code_version,
  node: process.versions.node,
  platform: `${process.platform} ${process.arch}`,
  created_at,
  sources,
})
