import { commandLine, flagsOf } from '../runs/command-line.ts'
import type { RecommendInput, TrainInput } from './answers.ts'
import { DEFAULT_FORM, trainInput } from './form.ts'

/** `tessera recommender train …` with every parameter that differs from its default. */
export const trainCommand = (input: TrainInput): string =>
  commandLine('recommender', 'train', ...flagsOf(input, trainInput({ ...DEFAULT_FORM, make_current: false })))

/** `tessera recommender recommend …` for what the tester asks. */
export const recommendCommand = ({ product_ids, profession, mode, k, profile, draft, run }: RecommendInput): string =>
  commandLine(
    'recommender',
    'recommend',
    ...flagsOf({ products: product_ids, profession, mode, k, profile, run }, { mode: 'auto', k: 10 }),
    ...(draft ? ['--draft', JSON.stringify(draft)] : []),
    '--expand',
  )
