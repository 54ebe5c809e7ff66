import { commandLine, flagsOf } from '../../../runs/command-line.ts'
import type { EvalInput } from './answers.ts'

const EVAL_DEFAULTS = { k: 10, basket_m: 1, n_samples: 10_000, seed: 42 }

/** `tessera recommender eval …` with every parameter that differs from its default. */
export const evalCommand = (input: EvalInput): string => {
  const { draft: _draft, ...fields } = input
  return commandLine('recommender', 'eval', ...flagsOf(fields, EVAL_DEFAULTS))
}
