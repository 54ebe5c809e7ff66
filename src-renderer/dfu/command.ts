import { commandLine, flagsOf } from '../runs/command-line.ts'
import type { TrainInput } from './answers.ts'

/** `tessera dfu train …` with every parameter that differs from its default; `--k-range` takes its two ends apart. */
export function trainCommand({ lang: _lang, k_range, ...input }: TrainInput): string {
  const range = k_range === undefined || String(k_range) === String(USUAL_RANGE) ? [] : ['--k-range', ...k_range]
  return commandLine('dfu', 'train', ...range, ...flagsOf(input, DEFAULTS))
}

const USUAL_RANGE = [3, 12]
const DEFAULTS = { min_months: 12, time_window: 24, min_cluster_size_pct: 1, gap_b: 10, n_init: 10, random_state: 42 }
