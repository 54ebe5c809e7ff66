import type { TrainInput } from './answers.ts'

/** A command line that can be pasted into a shell: what is not plain is quoted. */
export function commandLine(...words: readonly (string | number)[]): string {
  return ['tessera', ...words].map((word) => quoted(String(word))).join(' ')
}

/** `tessera dfu train …` with every parameter that differs from its default; `--k-range` takes its two ends apart. */
export function trainCommand(input: TrainInput): string {
  const words: (string | number)[] = ['dfu', 'train']
  for (const [name, value] of Object.entries(input)) {
    if (name === 'lang' || value === undefined || value === null || value === false || isDefault(name, value)) continue
    words.push(`--${name.replaceAll('_', '-')}`)
    if (name === 'k_range' && Array.isArray(value)) words.push(...value)
    else if (value !== true) words.push(Array.isArray(value) ? value.join(',') : String(value))
  }
  return commandLine(...words)
}

const DEFAULTS: Record<string, unknown> = {
  min_months: 12,
  time_window: 24,
  k_range: [3, 12],
  min_cluster_size_pct: 1,
  gap_b: 10,
  n_init: 10,
  random_state: 42,
}

const isDefault = (name: string, value: unknown) => String(value) === String(DEFAULTS[name])

const quoted = (word: string) => (/^[\p{L}\p{N}_.,:/=@%+-]+$/u.test(word) ? word : `"${word.replace(/["\\$`]/g, '\\$&')}"`)
