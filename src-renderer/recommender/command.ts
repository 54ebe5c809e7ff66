import { commandLine, flagsOf } from '../runs/command-line.ts'
import type { TrainInput } from './answers.ts'
import { DEFAULT_FORM, trainInput } from './form.ts'

/** `tessera recommender train …` with every parameter that differs from its default. */
export const trainCommand = (input: TrainInput): string =>
  commandLine('recommender', 'train', ...flagsOf(input, trainInput({ ...DEFAULT_FORM, make_current: false })))
